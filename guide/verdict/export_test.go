package verdict

// Towards is the order of the advices, for the tests that read facts from files.
var Towards = towards
