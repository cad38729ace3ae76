package device

// pads are Apple's tablets by chip and board. Chip, board and names are from
// the source on each line; the other columns are from where those of phones
// are. The volume keys sit on the top edge of the iPad mini from its 6th
// generation on.
var pads = []Model{
	{"iPad1,1", "iPad", "k48ap", 0x8930, 0x02, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2010, "A4", false},                                             // libirecovery 04d04f7
	{"iPad2,1", "iPad 2 (WiFi)", "k93ap", 0x8940, 0x04, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2011, "A5", false},                                    // libirecovery 04d04f7
	{"iPad2,2", "iPad 2 (GSM)", "k94ap", 0x8940, 0x06, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2011, "A5", false},                                     // libirecovery 04d04f7
	{"iPad2,3", "iPad 2 (CDMA)", "k95ap", 0x8940, 0x02, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2011, "A5", false},                                    // libirecovery 04d04f7
	{"iPad2,4", "iPad 2 (WiFi) R2 2012", "k93aap", 0x8942, 0x06, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2012, "A5", false},                           // libirecovery 04d04f7
	{"iPad2,5", "iPad mini (WiFi)", "p105ap", 0x8942, 0x0a, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2012, "A5", false},                                // libirecovery 04d04f7
	{"iPad2,6", "iPad mini (GSM)", "p106ap", 0x8942, 0x0c, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2012, "A5", false},                                 // libirecovery 04d04f7
	{"iPad2,7", "iPad mini (Global)", "p107ap", 0x8942, 0x0e, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2012, "A5", false},                              // libirecovery 04d04f7
	{"iPad3,1", "iPad (3rd gen, WiFi)", "j1ap", 0x8945, 0x00, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2012, "A5X", false},                             // libirecovery 04d04f7
	{"iPad3,2", "iPad (3rd gen, CDMA)", "j2ap", 0x8945, 0x02, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2012, "A5X", false},                             // libirecovery 04d04f7
	{"iPad3,3", "iPad (3rd gen, GSM)", "j2aap", 0x8945, 0x04, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2012, "A5X", false},                             // libirecovery 04d04f7
	{"iPad3,4", "iPad (4th gen, WiFi)", "p101ap", 0x8955, 0x00, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2012, "A6X", false},                           // libirecovery 04d04f7
	{"iPad3,5", "iPad (4th gen, GSM)", "p102ap", 0x8955, 0x02, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2012, "A6X", false},                            // libirecovery 04d04f7
	{"iPad3,6", "iPad (4th gen, Global)", "p103ap", 0x8955, 0x04, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2012, "A6X", false},                         // libirecovery 04d04f7
	{"iPad4,1", "iPad Air (WiFi)", "j71ap", 0x8960, 0x10, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2013, "A7", false},                                  // libirecovery 04d04f7
	{"iPad4,2", "iPad Air (Cellular)", "j72ap", 0x8960, 0x12, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2013, "A7", false},                              // libirecovery 04d04f7
	{"iPad4,3", "iPad Air (China)", "j73ap", 0x8960, 0x14, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2014, "A7", false},                                 // libirecovery 04d04f7
	{"iPad4,4", "iPad mini 2 (WiFi)", "j85ap", 0x8960, 0x0a, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2013, "A7", false},                               // libirecovery 04d04f7
	{"iPad4,5", "iPad mini 2 (Cellular)", "j86ap", 0x8960, 0x0c, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2013, "A7", false},                           // libirecovery 04d04f7
	{"iPad4,6", "iPad mini 2 (China)", "j87ap", 0x8960, 0x0e, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2014, "A7", false},                              // libirecovery 04d04f7
	{"iPad4,7", "iPad mini 3 (WiFi)", "j85map", 0x8960, 0x32, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2014, "A7", false},                              // libirecovery 04d04f7
	{"iPad4,8", "iPad mini 3 (Cellular)", "j86map", 0x8960, 0x34, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2014, "A7", false},                          // libirecovery 04d04f7
	{"iPad4,9", "iPad mini 3 (China)", "j87map", 0x8960, 0x36, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2014, "A7", false},                             // libirecovery 04d04f7
	{"iPad5,1", "iPad mini 4 (WiFi)", "j96ap", 0x7000, 0x08, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2015, "A8", false},                               // libirecovery 04d04f7
	{"iPad5,2", "iPad mini 4 (Cellular)", "j97ap", 0x7000, 0x0a, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2015, "A8", false},                           // libirecovery 04d04f7
	{"iPad5,3", "iPad Air 2 (WiFi)", "j81ap", 0x7001, 0x06, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2014, "A8X", false},                               // libirecovery 04d04f7
	{"iPad5,4", "iPad Air 2 (Cellular)", "j82ap", 0x7001, 0x02, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2014, "A8X", false},                           // libirecovery 04d04f7
	{"iPad6,3", "iPad Pro 9.7-inch (WiFi)", "j127ap", 0x8001, 0x08, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2016, "A9X", false},                       // libirecovery 04d04f7
	{"iPad6,4", "iPad Pro 9.7-inch (Cellular)", "j128ap", 0x8001, 0x0a, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2016, "A9X", false},                   // libirecovery 04d04f7
	{"iPad6,7", "iPad Pro 12.9-inch (1st gen, WiFi)", "j98aap", 0x8001, 0x10, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2015, "A9X", false},             // libirecovery 04d04f7
	{"iPad6,8", "iPad Pro 12.9-inch (1st gen, Cellular)", "j99aap", 0x8001, 0x12, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2015, "A9X", false},         // libirecovery 04d04f7
	{"iPad6,11", "iPad (5th gen, WiFi)", "j71sap", 0x8000, 0x10, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2017, "A9", false},                           // libirecovery 04d04f7
	{"iPad6,11", "iPad (5th gen, WiFi)", "j71tap", 0x8003, 0x10, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2017, "A9", false},                           // libirecovery 04d04f7
	{"iPad6,12", "iPad (5th gen, Cellular)", "j72sap", 0x8000, 0x12, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2017, "A9", false},                       // libirecovery 04d04f7
	{"iPad6,12", "iPad (5th gen, Cellular)", "j72tap", 0x8003, 0x12, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2017, "A9", false},                       // libirecovery 04d04f7
	{"iPad7,1", "iPad Pro 12.9-inch (2nd gen, WiFi)", "j120ap", 0x8011, 0x0c, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2017, "A10X", false},            // libirecovery 04d04f7
	{"iPad7,2", "iPad Pro 12.9-inch (2nd gen, Cellular)", "j121ap", 0x8011, 0x0e, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2017, "A10X", false},        // libirecovery 04d04f7
	{"iPad7,3", "iPad Pro 10.5-inch (WiFi)", "j207ap", 0x8011, 0x04, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2017, "A10X", false},                     // libirecovery 04d04f7
	{"iPad7,4", "iPad Pro 10.5-inch (Cellular)", "j208ap", 0x8011, 0x06, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2017, "A10X", false},                 // libirecovery 04d04f7
	{"iPad7,5", "iPad (6th gen, WiFi)", "j71bap", 0x8010, 0x18, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2018, "A10", false},                           // libirecovery 04d04f7
	{"iPad7,6", "iPad (6th gen, Cellular)", "j72bap", 0x8010, 0x1a, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2018, "A10", false},                       // libirecovery 04d04f7
	{"iPad7,11", "iPad (7th gen, WiFi)", "j171ap", 0x8010, 0x1c, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2019, "A10", false},                          // libirecovery 04d04f7
	{"iPad7,12", "iPad (7th gen, Cellular)", "j172ap", 0x8010, 0x1e, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2019, "A10", false},                      // libirecovery 04d04f7
	{"iPad8,1", "iPad Pro 11-inch (1st gen, WiFi)", "j317ap", 0x8027, 0x0c, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2018, "A12X", true},             // libirecovery 04d04f7
	{"iPad8,2", "iPad Pro 11-inch (1st gen, WiFi, 1TB)", "j317xap", 0x8027, 0x1c, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2018, "A12X", true},       // libirecovery 04d04f7
	{"iPad8,3", "iPad Pro 11-inch (1st gen, Cellular)", "j318ap", 0x8027, 0x0e, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2018, "A12X", true},         // libirecovery 04d04f7
	{"iPad8,4", "iPad Pro 11-inch (1st gen, Cellular, 1TB)", "j318xap", 0x8027, 0x1e, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2018, "A12X", true},   // libirecovery 04d04f7
	{"iPad8,5", "iPad Pro 12.9-inch (3rd gen, WiFi)", "j320ap", 0x8027, 0x08, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2018, "A12X", true},           // libirecovery 04d04f7
	{"iPad8,6", "iPad Pro 12.9-inch (3rd gen, WiFi, 1TB)", "j320xap", 0x8027, 0x18, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2018, "A12X", true},     // libirecovery 04d04f7
	{"iPad8,7", "iPad Pro 12.9-inch (3rd gen, Cellular)", "j321ap", 0x8027, 0x0a, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2018, "A12X", true},       // libirecovery 04d04f7
	{"iPad8,8", "iPad Pro 12.9-inch (3rd gen, Cellular, 1TB)", "j321xap", 0x8027, 0x1a, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2018, "A12X", true}, // libirecovery 04d04f7
	{"iPad8,9", "iPad Pro 11-inch (2nd gen, WiFi)", "j417ap", 0x8027, 0x3c, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2020, "A12Z", true},             // libirecovery 04d04f7
	{"iPad8,10", "iPad Pro 11-inch (2nd gen, Cellular)", "j418ap", 0x8027, 0x3e, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2020, "A12Z", true},        // libirecovery 04d04f7
	{"iPad8,11", "iPad Pro 12.9-inch (4th gen, WiFi)", "j420ap", 0x8027, 0x38, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2020, "A12Z", true},          // libirecovery 04d04f7
	{"iPad8,12", "iPad Pro 12.9-inch (4th gen, Cellular)", "j421ap", 0x8027, 0x3a, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2020, "A12Z", true},      // libirecovery 04d04f7
	{"iPad11,1", "iPad mini (5th gen, WiFi)", "j210ap", 0x8020, 0x14, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2019, "A12", false},                     // libirecovery 04d04f7
	{"iPad11,2", "iPad mini (5th gen, Cellular)", "j211ap", 0x8020, 0x16, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2019, "A12", false},                 // libirecovery 04d04f7
	{"iPad11,3", "iPad Air (3rd gen, WiFi)", "j217ap", 0x8020, 0x1c, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2019, "A12", false},                      // libirecovery 04d04f7
	{"iPad11,4", "iPad Air (3rd gen, Cellular)", "j218ap", 0x8020, 0x1e, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2019, "A12", false},                  // libirecovery 04d04f7
	{"iPad11,6", "iPad (8th gen, WiFi)", "j171aap", 0x8020, 0x24, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2020, "A12", false},                         // libirecovery 04d04f7
	{"iPad11,7", "iPad (8th gen, Cellular)", "j172aap", 0x8020, 0x26, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2020, "A12", false},                     // libirecovery 04d04f7
	{"iPad12,1", "iPad (9th gen, WiFi)", "j181ap", 0x8030, 0x18, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2021, "A13", false},                          // libirecovery 04d04f7
	{"iPad12,2", "iPad (9th gen, Cellular)", "j182ap", 0x8030, 0x1a, false, FamilyIPad, HomePower, Top, DrawPadHome, false, 2021, "A13", false},                      // libirecovery 04d04f7
	{"iPad13,1", "iPad Air (4th gen, WiFi)", "j307ap", 0x8101, 0x04, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2020, "A14", false},                    // libirecovery 04d04f7
	{"iPad13,2", "iPad Air (4th gen, Cellular)", "j308ap", 0x8101, 0x06, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2020, "A14", false},                // libirecovery 04d04f7
	{"iPad13,4", "iPad Pro 11-inch (3rd gen, WiFi)", "j517ap", 0x8103, 0x08, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2021, "M1", true},              // libirecovery 04d04f7
	{"iPad13,5", "iPad Pro 11-inch (3rd gen, WiFi, 2TB)", "j517xap", 0x8103, 0x0a, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2021, "M1", true},        // libirecovery 04d04f7
	{"iPad13,6", "iPad Pro 11-inch (3rd gen, Cellular)", "j518ap", 0x8103, 0x0c, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2021, "M1", true},          // libirecovery 04d04f7
	{"iPad13,7", "iPad Pro 11-inch (3rd gen, Cellular, 2TB)", "j518xap", 0x8103, 0x0e, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2021, "M1", true},    // libirecovery 04d04f7
	{"iPad13,8", "iPad Pro 12.9-inch (5th gen, WiFi)", "j522ap", 0x8103, 0x18, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2021, "M1", true},            // libirecovery 04d04f7
	{"iPad13,9", "iPad Pro 12.9-inch (5th gen, WiFi, 2TB)", "j522xap", 0x8103, 0x1a, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2021, "M1", true},      // libirecovery 04d04f7
	{"iPad13,10", "iPad Pro 12.9-inch (5th gen, Cellular)", "j523ap", 0x8103, 0x1c, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2021, "M1", true},       // libirecovery 04d04f7
	{"iPad13,11", "iPad Pro 12.9-inch (5th gen, Cellular, 2TB)", "j523xap", 0x8103, 0x1e, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2021, "M1", true}, // libirecovery 04d04f7
	{"iPad13,16", "iPad Air (5th gen, WiFi)", "j407ap", 0x8103, 0x10, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2022, "M1", false},                    // libirecovery 04d04f7
	{"iPad13,17", "iPad Air (5th gen, Cellular)", "j408ap", 0x8103, 0x12, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2022, "M1", false},                // libirecovery 04d04f7
	{"iPad13,18", "iPad (10th gen, WiFi)", "j271ap", 0x8101, 0x14, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2022, "A14", false},                      // libirecovery 04d04f7
	{"iPad13,19", "iPad (10th gen, Cellular)", "j272ap", 0x8101, 0x16, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2022, "A14", false},                  // libirecovery 04d04f7
	{"iPad14,1", "iPad mini (6th gen, WiFi)", "j310ap", 0x8110, 0x04, false, FamilyIPad, VolUpVolDownSide, Top, DrawPadTopVolume, true, 2021, "A15", false},          // libirecovery 04d04f7
	{"iPad14,2", "iPad mini (6th gen, Cellular)", "j311ap", 0x8110, 0x06, false, FamilyIPad, VolUpVolDownSide, Top, DrawPadTopVolume, true, 2021, "A15", false},      // libirecovery 04d04f7
	{"iPad14,3", "iPad Pro 11-inch (4th gen, WiFi)", "j617ap", 0x8112, 0x08, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2022, "M2", true},              // libirecovery 04d04f7
	{"iPad14,4", "iPad Pro 11-inch (4th gen, Cellular)", "j618ap", 0x8112, 0x0a, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2022, "M2", true},          // libirecovery 04d04f7
	{"iPad14,5", "iPad Pro 12.9-inch (6th gen, WiFi)", "j620ap", 0x8112, 0x0c, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2022, "M2", true},            // libirecovery 04d04f7
	{"iPad14,6", "iPad Pro 12.9-inch (6th gen, Cellular)", "j621ap", 0x8112, 0x0e, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2022, "M2", true},        // libirecovery 04d04f7
	{"iPad14,8", "iPad Air 11-inch (M2, WiFi)", "j507ap", 0x8112, 0x10, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2024, "M2", false},                  // libirecovery 04d04f7
	{"iPad14,9", "iPad Air 11-inch (M2, Cellular)", "j508ap", 0x8112, 0x12, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2024, "M2", false},              // libirecovery 04d04f7
	{"iPad14,10", "iPad Air 13-inch (M2, WiFi)", "j537ap", 0x8112, 0x14, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2024, "M2", false},                 // libirecovery 04d04f7
	{"iPad14,11", "iPad Air 13-inch (M2, Cellular)", "j538ap", 0x8112, 0x16, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2024, "M2", false},             // libirecovery 04d04f7
	{"iPad15,3", "iPad Air 11-inch (M3, WiFi)", "j607ap", 0x8122, 0x08, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2025, "M3", false},                  // libirecovery 04d04f7
	{"iPad15,4", "iPad Air 11-inch (M3, Cellular)", "j608ap", 0x8122, 0x0a, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2025, "M3", false},              // libirecovery 04d04f7
	{"iPad15,5", "iPad Air 13-inch (M3, WiFi)", "j637ap", 0x8122, 0x0c, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2025, "M3", false},                  // libirecovery 04d04f7
	{"iPad15,6", "iPad Air 13-inch (M3, Cellular)", "j638ap", 0x8122, 0x0e, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2025, "M3", false},              // libirecovery 04d04f7
	{"iPad15,7", "iPad (A16, WiFi)", "j481ap", 0x8120, 0x10, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2025, "A16", false},                            // libirecovery 04d04f7
	{"iPad15,8", "iPad (A16, Cellular)", "j482ap", 0x8120, 0x12, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2025, "A16", false},                        // libirecovery 04d04f7
	{"iPad16,1", "iPad mini (A17 Pro, WiFi)", "j410ap", 0x8130, 0x08, false, FamilyIPad, VolUpVolDownSide, Top, DrawPadTopVolume, true, 2024, "A17 Pro", false},      // libirecovery 04d04f7
	{"iPad16,2", "iPad mini (A17 Pro, Cellular)", "j411ap", 0x8130, 0x0a, false, FamilyIPad, VolUpVolDownSide, Top, DrawPadTopVolume, true, 2024, "A17 Pro", false},  // libirecovery 04d04f7
	{"iPad16,3", "iPad Pro 11-inch (M4, WiFi)", "j717ap", 0x8132, 0x08, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2024, "M4", true},                   // libirecovery 04d04f7
	{"iPad16,4", "iPad Pro 11-inch (M4, Cellular)", "j718ap", 0x8132, 0x0a, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2024, "M4", true},               // libirecovery 04d04f7
	{"iPad16,5", "iPad Pro 13-inch (M4, WiFi)", "j720ap", 0x8132, 0x0c, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2024, "M4", true},                   // libirecovery 04d04f7
	{"iPad16,6", "iPad Pro 13-inch (M4, Cellular)", "j721ap", 0x8132, 0x0e, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2024, "M4", true},               // libirecovery 04d04f7
	{"iPad16,8", "iPad Air 11-inch (M4, Wi-Fi)", "j707ap", 0x8132, 0x10, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2026, "M4", false},                 // libirecovery 04d04f7
	{"iPad16,9", "iPad Air 11-inch (M4, Cellular)", "j708ap", 0x8132, 0x12, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2026, "M4", false},              // libirecovery 04d04f7
	{"iPad16,10", "iPad Air 13-inch (M4, Wi-Fi)", "j737ap", 0x8132, 0x14, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2026, "M4", false},                // libirecovery 04d04f7
	{"iPad16,11", "iPad Air 13-inch (M4, Cellular)", "j738ap", 0x8132, 0x16, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2026, "M4", false},             // libirecovery 04d04f7
	{"iPad17,1", "iPad Pro 11-inch (M5, WiFi)", "j817ap", 0x8142, 0x08, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2025, "M5", true},                   // libirecovery 04d04f7
	{"iPad17,2", "iPad Pro 11-inch (M5, Cellular)", "j818ap", 0x8142, 0x0a, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2025, "M5", true},               // libirecovery 04d04f7
	{"iPad17,3", "iPad Pro 13-inch (M5, WiFi)", "j820ap", 0x8142, 0x0c, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2025, "M5", true},                   // libirecovery 04d04f7
	{"iPad17,4", "iPad Pro 13-inch (M5, Cellular)", "j821ap", 0x8142, 0x0e, false, FamilyIPad, VolUpVolDownSide, Top, DrawPad, true, 2025, "M5", true},               // libirecovery 04d04f7
}
