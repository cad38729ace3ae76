package main

func bench(map[string]string) error { return nil }
func soak(map[string]string) error  { return nil }
