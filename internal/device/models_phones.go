package device

// phones are Apple's phones and pods by chip and board. Chip, board and names
// are from the source on each line; year and socket are common knowledge about
// the products, and the buttons are Legacy-iOS-Kit's classes. The chip's name is
// "soc" in AppleDB (deviceFiles, 2026-10), and Face ID is Apple's list of the
// models that support it (HT209183). The iPod touch 7 takes volume down although
// it has a home button: two of three tools say so.
var phones = []Model{
	{"iPhone1,1", "iPhone (1st gen)", "m68ap", 0x8900, 0x00, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2007, "S5L8900", false},                           // libirecovery 04d04f7
	{"iPhone1,2", "iPhone 3G", "n82ap", 0x8900, 0x04, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2008, "S5L8900", false},                                  // libirecovery 04d04f7
	{"iPhone2,1", "iPhone 3GS", "n88ap", 0x8920, 0x00, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2009, "S5L8920", false},                                 // libirecovery 04d04f7
	{"iPhone3,1", "iPhone 4 (GSM)", "n90ap", 0x8930, 0x00, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2010, "A4", false},                                  // libirecovery 04d04f7
	{"iPhone3,2", "iPhone 4 (GSM, 2012 revision)", "n90bap", 0x8930, 0x04, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2012, "A4", false},                  // libirecovery 04d04f7
	{"iPhone3,3", "iPhone 4 (CDMA)", "n92ap", 0x8930, 0x06, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2011, "A4", false},                                 // libirecovery 04d04f7
	{"iPhone4,1", "iPhone 4s", "n94ap", 0x8940, 0x08, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2011, "A5", false},                                       // libirecovery 04d04f7
	{"iPhone5,1", "iPhone 5 (GSM)", "n41ap", 0x8950, 0x00, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2012, "A6", false},                                  // libirecovery 04d04f7
	{"iPhone5,2", "iPhone 5 (Global)", "n42ap", 0x8950, 0x02, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2012, "A6", false},                               // libirecovery 04d04f7
	{"iPhone5,3", "iPhone 5c (GSM)", "n48ap", 0x8950, 0x0a, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2013, "A6", false},                                 // libirecovery 04d04f7
	{"iPhone5,4", "iPhone 5c (Global)", "n49ap", 0x8950, 0x0e, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2013, "A6", false},                              // libirecovery 04d04f7
	{"iPhone6,1", "iPhone 5s (GSM)", "n51ap", 0x8960, 0x00, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2013, "A7", false},                                 // libirecovery 04d04f7
	{"iPhone6,2", "iPhone 5s (Global)", "n53ap", 0x8960, 0x02, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2013, "A7", false},                              // libirecovery 04d04f7
	{"iPhone7,1", "iPhone 6 Plus", "n56ap", 0x7000, 0x04, false, FamilyIPhone, HomePower, Side, DrawHomeSide, false, 2014, "A8", false},                              // libirecovery 04d04f7
	{"iPhone7,2", "iPhone 6", "n61ap", 0x7000, 0x06, false, FamilyIPhone, HomePower, Side, DrawHomeSide, false, 2014, "A8", false},                                   // libirecovery 04d04f7
	{"iPhone8,1", "iPhone 6s", "n71ap", 0x8000, 0x04, false, FamilyIPhone, HomePower, Side, DrawHomeSide, false, 2015, "A9", false},                                  // libirecovery 04d04f7
	{"iPhone8,1", "iPhone 6s", "n71map", 0x8003, 0x04, false, FamilyIPhone, HomePower, Side, DrawHomeSide, false, 2015, "A9", false},                                 // libirecovery 04d04f7
	{"iPhone8,2", "iPhone 6s Plus", "n66ap", 0x8000, 0x06, false, FamilyIPhone, HomePower, Side, DrawHomeSide, false, 2015, "A9", false},                             // libirecovery 04d04f7
	{"iPhone8,2", "iPhone 6s Plus", "n66map", 0x8003, 0x06, false, FamilyIPhone, HomePower, Side, DrawHomeSide, false, 2015, "A9", false},                            // libirecovery 04d04f7
	{"iPhone8,4", "iPhone SE (1st gen)", "n69ap", 0x8003, 0x02, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2016, "A9", false},                             // libirecovery 04d04f7
	{"iPhone8,4", "iPhone SE (1st gen)", "n69uap", 0x8000, 0x02, false, FamilyIPhone, HomePower, Top, DrawHome, false, 2016, "A9", false},                            // libirecovery 04d04f7
	{"iPhone9,1", "iPhone 7 (Global)", "d10ap", 0x8010, 0x08, false, FamilyIPhone, VolDownPower, Side, DrawSolidHome, false, 2016, "A10", false},                     // libirecovery 04d04f7
	{"iPhone9,2", "iPhone 7 Plus (Global)", "d11ap", 0x8010, 0x0a, false, FamilyIPhone, VolDownPower, Side, DrawSolidHome, false, 2016, "A10", false},                // libirecovery 04d04f7
	{"iPhone9,3", "iPhone 7 (GSM)", "d101ap", 0x8010, 0x0c, false, FamilyIPhone, VolDownPower, Side, DrawSolidHome, false, 2016, "A10", false},                       // libirecovery 04d04f7
	{"iPhone9,4", "iPhone 7 Plus (GSM)", "d111ap", 0x8010, 0x0e, false, FamilyIPhone, VolDownPower, Side, DrawSolidHome, false, 2016, "A10", false},                  // libirecovery 04d04f7
	{"iPhone10,1", "iPhone 8 (Global)", "d20ap", 0x8015, 0x02, false, FamilyIPhone, VolUpVolDownSide, Side, DrawSolidHome, false, 2017, "A11", false},                // libirecovery 04d04f7
	{"iPhone10,2", "iPhone 8 Plus (Global)", "d21ap", 0x8015, 0x04, false, FamilyIPhone, VolUpVolDownSide, Side, DrawSolidHome, false, 2017, "A11", false},           // libirecovery 04d04f7
	{"iPhone10,3", "iPhone X (Global)", "d22ap", 0x8015, 0x06, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2017, "A11", true},                     // libirecovery 04d04f7
	{"iPhone10,4", "iPhone 8 (GSM)", "d201ap", 0x8015, 0x0a, false, FamilyIPhone, VolUpVolDownSide, Side, DrawSolidHome, false, 2017, "A11", false},                  // libirecovery 04d04f7
	{"iPhone10,5", "iPhone 8 Plus (GSM)", "d211ap", 0x8015, 0x0c, false, FamilyIPhone, VolUpVolDownSide, Side, DrawSolidHome, false, 2017, "A11", false},             // libirecovery 04d04f7
	{"iPhone10,6", "iPhone X (GSM)", "d221ap", 0x8015, 0x0e, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2017, "A11", true},                       // libirecovery 04d04f7
	{"iPhone11,2", "iPhone XS", "d321ap", 0x8020, 0x0e, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2018, "A12", true},                            // libirecovery 04d04f7
	{"iPhone11,4", "iPhone XS Max (China)", "d331ap", 0x8020, 0x0a, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2018, "A12", true},                // libirecovery 04d04f7
	{"iPhone11,6", "iPhone XS Max", "d331pap", 0x8020, 0x1a, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2018, "A12", true},                       // libirecovery 04d04f7
	{"iPhone11,8", "iPhone XR", "n841ap", 0x8020, 0x0c, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2018, "A12", true},                            // libirecovery 04d04f7
	{"iPhone12,1", "iPhone 11", "n104ap", 0x8030, 0x04, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2019, "A13", true},                            // libirecovery 04d04f7
	{"iPhone12,3", "iPhone 11 Pro", "d421ap", 0x8030, 0x06, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2019, "A13", true},                        // libirecovery 04d04f7
	{"iPhone12,5", "iPhone 11 Pro Max", "d431ap", 0x8030, 0x02, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2019, "A13", true},                    // libirecovery 04d04f7
	{"iPhone12,8", "iPhone SE (2nd gen)", "d79ap", 0x8030, 0x10, false, FamilyIPhone, VolUpVolDownSide, Side, DrawSolidHome, false, 2020, "A13", false},              // libirecovery 04d04f7
	{"iPhone13,1", "iPhone 12 mini", "d52gap", 0x8101, 0x0a, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2020, "A14", true},                       // libirecovery 04d04f7
	{"iPhone13,2", "iPhone 12", "d53gap", 0x8101, 0x0c, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2020, "A14", true},                            // libirecovery 04d04f7
	{"iPhone13,3", "iPhone 12 Pro", "d53pap", 0x8101, 0x0e, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2020, "A14", true},                        // libirecovery 04d04f7
	{"iPhone13,4", "iPhone 12 Pro Max", "d54pap", 0x8101, 0x08, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2020, "A14", true},                    // libirecovery 04d04f7
	{"iPhone14,2", "iPhone 13 Pro", "d63ap", 0x8110, 0x0c, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2021, "A15", true},                         // libirecovery 04d04f7
	{"iPhone14,3", "iPhone 13 Pro Max", "d64ap", 0x8110, 0x0e, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2021, "A15", true},                     // libirecovery 04d04f7
	{"iPhone14,4", "iPhone 13 mini", "d16ap", 0x8110, 0x08, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2021, "A15", true},                        // libirecovery 04d04f7
	{"iPhone14,5", "iPhone 13", "d17ap", 0x8110, 0x0a, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2021, "A15", true},                             // libirecovery 04d04f7
	{"iPhone14,6", "iPhone SE (3rd gen)", "d49ap", 0x8110, 0x10, false, FamilyIPhone, VolUpVolDownSide, Side, DrawSolidHome, false, 2022, "A15", false},              // libirecovery 04d04f7
	{"iPhone14,7", "iPhone 14", "d27ap", 0x8110, 0x18, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2022, "A15", true},                             // libirecovery 04d04f7
	{"iPhone14,8", "iPhone 14 Plus", "d28ap", 0x8110, 0x1a, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotch, false, 2022, "A15", true},                        // libirecovery 04d04f7
	{"iPhone15,2", "iPhone 14 Pro", "d73ap", 0x8120, 0x0c, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandSwitch, false, 2022, "A16", true},                  // libirecovery 04d04f7
	{"iPhone15,3", "iPhone 14 Pro Max", "d74ap", 0x8120, 0x0e, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandSwitch, false, 2022, "A16", true},              // libirecovery 04d04f7
	{"iPhone15,4", "iPhone 15", "d37ap", 0x8120, 0x08, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandSwitch, true, 2023, "A16", true},                       // libirecovery 04d04f7
	{"iPhone15,5", "iPhone 15 Plus", "d38ap", 0x8120, 0x0a, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandSwitch, true, 2023, "A16", true},                  // libirecovery 04d04f7
	{"iPhone16,1", "iPhone 15 Pro", "d83ap", 0x8130, 0x04, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandAction, true, 2023, "A17 Pro", true},               // libirecovery 04d04f7
	{"iPhone16,2", "iPhone 15 Pro Max", "d84ap", 0x8130, 0x06, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandAction, true, 2023, "A17 Pro", true},           // libirecovery 04d04f7
	{"iPhone17,1", "iPhone 16 Pro", "d93ap", 0x8140, 0x0c, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandAction, true, 2024, "A18 Pro", true},               // libirecovery 04d04f7
	{"iPhone17,2", "iPhone 16 Pro Max", "d94ap", 0x8140, 0x0e, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandAction, true, 2024, "A18 Pro", true},           // libirecovery 04d04f7
	{"iPhone17,3", "iPhone 16", "d47ap", 0x8140, 0x08, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandAction, true, 2024, "A18", true},                       // libirecovery 04d04f7
	{"iPhone17,4", "iPhone 16 Plus", "d48ap", 0x8140, 0x0a, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandAction, true, 2024, "A18", true},                  // libirecovery 04d04f7
	{"iPhone17,5", "iPhone 16e", "v59ap", 0x8140, 0x04, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotchAction, true, 2025, "A18", true},                       // libirecovery 04d04f7
	{"iPhone18,1", "iPhone 17 Pro", "v53ap", 0x8150, 0x0c, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandAction, true, 2025, "A19 Pro", true},               // libirecovery 04d04f7
	{"iPhone18,2", "iPhone 17 Pro Max", "v54ap", 0x8150, 0x0e, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandAction, true, 2025, "A19 Pro", true},           // libirecovery 04d04f7
	{"iPhone18,3", "iPhone 17", "v57ap", 0x8150, 0x08, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandAction, true, 2025, "A19", true},                       // libirecovery 04d04f7
	{"iPhone18,4", "iPhone Air", "d23ap", 0x8150, 0x0a, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandAction, true, 2025, "A19 Pro", true},                  // libirecovery 04d04f7
	{"iPhone18,5", "iPhone 17e", "v159ap", 0x8150, 0x16, false, FamilyIPhone, VolUpVolDownSide, Side, DrawNotchAction, true, 2026, "A19", true},                      // libirecovery 04d04f7
	{"iPhone19,2", "iPhone 18 Pro", "v63ap", 0x8160, 0x0a, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandAction, true, 2026, "A20 Pro", true},               // AppleDB 2026-09, libirecovery pull requests of 2026-09
	{"iPhone19,3", "iPhone 18 Pro Max", "v64ap", 0x8160, 0x0c, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandAction, true, 2026, "A20 Pro", true},           // AppleDB 2026-09, libirecovery pull requests of 2026-09
	{"iPhone19,4", "iPhone Duo", "v68ap", 0x8160, 0x00, true, FamilyIPhone, "", Side, DrawUnknown, true, 2026, "A20 Pro", false},                                     // AppleDB 2026-10; its board id and its buttons are in no source
	{"iPhone19,7", "iPhone 18 Pro Max (Global)", "v64sap", 0x8160, 0x12, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandAction, true, 2026, "A20 Pro", true}, // AppleDB 2026-09, libirecovery pull requests of 2026-09
	{"iPod1,1", "iPod Touch (1st gen)", "n45ap", 0x8900, 0x02, false, FamilyIPod, HomePower, Top, DrawHome, false, 2007, "S5L8900", false},                           // libirecovery 04d04f7
	{"iPod2,1", "iPod Touch (2nd gen)", "n72ap", 0x8720, 0x00, false, FamilyIPod, HomePower, Top, DrawHome, false, 2008, "S5L8720", false},                           // libirecovery 04d04f7
	{"iPod3,1", "iPod Touch (3rd gen)", "n18ap", 0x8922, 0x02, false, FamilyIPod, HomePower, Top, DrawHome, false, 2009, "S5L8922", false},                           // libirecovery 04d04f7
	{"iPod4,1", "iPod Touch (4th gen)", "n81ap", 0x8930, 0x08, false, FamilyIPod, HomePower, Top, DrawHome, false, 2010, "A4", false},                                // libirecovery 04d04f7
	{"iPod5,1", "iPod Touch (5th gen)", "n78ap", 0x8942, 0x00, false, FamilyIPod, HomePower, Top, DrawHome, false, 2012, "A5", false},                                // libirecovery 04d04f7
	{"iPod7,1", "iPod Touch (6th gen)", "n102ap", 0x7000, 0x10, false, FamilyIPod, HomePower, Top, DrawHome, false, 2015, "A8", false},                               // libirecovery 04d04f7
	{"iPod9,1", "iPod Touch (7th gen)", "n112ap", 0x8010, 0x16, false, FamilyIPod, VolDownPower, Top, DrawHome, false, 2019, "A10", false},                           // libirecovery 04d04f7
}
