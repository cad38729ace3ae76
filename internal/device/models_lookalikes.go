package device

// lookalikes are the products that show the product ids of an iPhone in DFU or
// recovery and are none: only chip and board tell. The virtual iPhone of
// Apple's security research is of unknown family here: it has no buttons and
// no cable. A row without a board name is from a source that has none.
var lookalikes = []Model{
	{"AppleTV2,1", "Apple TV 2", "k66ap", 0x8930, 0x10, false, FamilyAppleTV, "", "", DrawUnknown, false, 0, "", false},                             // libirecovery 04d04f7
	{"AppleTV3,1", "Apple TV 3", "j33ap", 0x8942, 0x08, false, FamilyAppleTV, "", "", DrawUnknown, false, 0, "", false},                             // libirecovery 04d04f7
	{"AppleTV3,2", "Apple TV 3 (2013)", "j33iap", 0x8947, 0x00, false, FamilyAppleTV, "", "", DrawUnknown, false, 0, "", false},                     // libirecovery 04d04f7
	{"AppleTV5,3", "Apple TV 4", "j42dap", 0x7000, 0x34, false, FamilyAppleTV, "", "", DrawUnknown, false, 0, "", false},                            // libirecovery 04d04f7
	{"AppleTV6,2", "Apple TV 4K", "j105aap", 0x8011, 0x02, false, FamilyAppleTV, "", "", DrawUnknown, false, 0, "", false},                          // libirecovery 04d04f7
	{"AppleTV11,1", "Apple TV 4K (2nd gen)", "j305ap", 0x8020, 0x08, false, FamilyAppleTV, "", "", DrawUnknown, false, 0, "", false},                // libirecovery 04d04f7
	{"AppleTV14,1", "Apple TV 4K (3rd gen)", "j255ap", 0x8110, 0x02, false, FamilyAppleTV, "", "", DrawUnknown, false, 0, "", false},                // libirecovery 04d04f7
	{"AudioAccessory1,1", "HomePod (1st gen)", "b238aap", 0x7000, 0x38, false, FamilyHomePod, "", "", DrawUnknown, false, 0, "", false},             // libirecovery 04d04f7
	{"AudioAccessory1,2", "HomePod (1st gen)", "b238ap", 0x7000, 0x1a, false, FamilyHomePod, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"AudioAccessory5,1", "HomePod mini", "b520ap", 0x8006, 0x22, false, FamilyHomePod, "", "", DrawUnknown, false, 0, "", false},                   // libirecovery 04d04f7
	{"AudioAccessory6,1", "HomePod (2nd gen)", "b620ap", 0x8301, 0x18, false, FamilyHomePod, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Watch1,1", "Apple Watch 38mm (1st gen)", "n27aap", 0x7002, 0x02, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},                // libirecovery 04d04f7
	{"Watch1,2", "Apple Watch 42mm (1st gen)", "n28aap", 0x7002, 0x04, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},                // libirecovery 04d04f7
	{"Watch2,6", "Apple Watch Series 1 (38mm)", "n27dap", 0x8002, 0x02, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},               // libirecovery 04d04f7
	{"Watch2,7", "Apple Watch Series 1 (42mm)", "n28dap", 0x8002, 0x04, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},               // libirecovery 04d04f7
	{"Watch2,3", "Apple Watch Series 2 (38mm)", "n74ap", 0x8002, 0x0c, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},                // libirecovery 04d04f7
	{"Watch2,4", "Apple Watch Series 2 (42mm)", "n75ap", 0x8002, 0x0e, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},                // libirecovery 04d04f7
	{"Watch3,1", "Apple Watch Series 3 (38mm Cellular)", "n111sap", 0x8004, 0x1c, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Watch3,2", "Apple Watch Series 3 (42mm Cellular)", "n111bap", 0x8004, 0x1e, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Watch3,3", "Apple Watch Series 3 (38mm)", "n121sap", 0x8004, 0x18, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Watch3,4", "Apple Watch Series 3 (42mm)", "n121bap", 0x8004, 0x1a, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Watch4,1", "Apple Watch Series 4 (40mm)", "n131sap", 0x8006, 0x08, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Watch4,2", "Apple Watch Series 4 (44mm)", "n131bap", 0x8006, 0x0a, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Watch4,3", "Apple Watch Series 4 (40mm Cellular)", "n141sap", 0x8006, 0x0c, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Watch4,4", "Apple Watch Series 4 (44mm Cellular)", "n141bap", 0x8006, 0x0e, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Watch5,1", "Apple Watch Series 5 (40mm)", "n144sap", 0x8006, 0x10, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Watch5,2", "Apple Watch Series 5 (44mm)", "n144bap", 0x8006, 0x12, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Watch5,3", "Apple Watch Series 5 (40mm Cellular)", "n146sap", 0x8006, 0x14, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Watch5,4", "Apple Watch Series 5 (44mm Cellular)", "n146bap", 0x8006, 0x16, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Watch5,9", "Apple Watch SE (40mm)", "n140sap", 0x8006, 0x28, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},                    // libirecovery 04d04f7
	{"Watch5,10", "Apple Watch SE (44mm)", "n140bap", 0x8006, 0x2a, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},                   // libirecovery 04d04f7
	{"Watch5,11", "Apple Watch SE (40mm Cellular)", "n142sap", 0x8006, 0x2c, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},          // libirecovery 04d04f7
	{"Watch5,12", "Apple Watch SE (44mm Cellular)", "n142bap", 0x8006, 0x2e, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},          // libirecovery 04d04f7
	{"Watch6,1", "Apple Watch Series 6 (40mm)", "n157sap", 0x8301, 0x08, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Watch6,2", "Apple Watch Series 6 (44mm)", "n157bap", 0x8301, 0x0a, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Watch6,3", "Apple Watch Series 6 (40mm Cellular)", "n158sap", 0x8301, 0x0c, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Watch6,4", "Apple Watch Series 6 (44mm Cellular)", "n158bap", 0x8301, 0x0e, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Watch6,6", "Apple Watch Series 7 (41mm)", "n187sap", 0x8301, 0x10, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Watch6,7", "Apple Watch Series 7 (45mm)", "n187bap", 0x8301, 0x12, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Watch6,8", "Apple Watch Series 7 (41mm Cellular)", "n188sap", 0x8301, 0x14, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Watch6,9", "Apple Watch Series 7 (45mm Cellular)", "n188bap", 0x8301, 0x16, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Watch6,10", "Apple Watch SE 2 (40mm)", "n143sap", 0x8301, 0x28, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},                 // libirecovery 04d04f7
	{"Watch6,11", "Apple Watch SE 2 (44mm)", "n143bap", 0x8301, 0x2a, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},                 // libirecovery 04d04f7
	{"Watch6,12", "Apple Watch SE 2 (40mm Cellular)", "n149sap", 0x8301, 0x2c, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},        // libirecovery 04d04f7
	{"Watch6,13", "Apple Watch SE 2 (44mm Cellular)", "n149bap", 0x8301, 0x2e, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},        // libirecovery 04d04f7
	{"Watch6,14", "Apple Watch Series 8 (41mm)", "n197sap", 0x8301, 0x30, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},             // libirecovery 04d04f7
	{"Watch6,15", "Apple Watch Series 8 (45mm)", "n197bap", 0x8301, 0x32, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},             // libirecovery 04d04f7
	{"Watch6,16", "Apple Watch Series 8 (41mm Cellular)", "n198sap", 0x8301, 0x34, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},    // libirecovery 04d04f7
	{"Watch6,17", "Apple Watch Series 8 (45mm Cellular)", "n198bap", 0x8301, 0x36, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},    // libirecovery 04d04f7
	{"Watch6,18", "Apple Watch Ultra", "n199ap", 0x8301, 0x26, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},                        // libirecovery 04d04f7
	{"Watch7,1", "Apple Watch Series 9 (41mm)", "n207sap", 0x8310, 0x08, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Watch7,2", "Apple Watch Series 9 (45mm)", "n207bap", 0x8310, 0x0a, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Watch7,3", "Apple Watch Series 9 (41mm Cellular)", "n208sap", 0x8310, 0x0c, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Watch7,4", "Apple Watch Series 9 (45mm Cellular)", "n208bap", 0x8310, 0x0e, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Watch7,5", "Apple Watch Ultra 2", "n210ap", 0x8310, 0x02, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},                       // libirecovery 04d04f7
	{"Watch7,8", "Apple Watch Series 10 (42mm)", "n217sap", 0x8310, 0x10, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},             // libirecovery 04d04f7
	{"Watch7,9", "Apple Watch Series 10 (46mm)", "n217bap", 0x8310, 0x12, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},             // libirecovery 04d04f7
	{"Watch7,10", "Apple Watch Series 10 (42mm Cellular)", "n218sap", 0x8310, 0x14, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},   // libirecovery 04d04f7
	{"Watch7,11", "Apple Watch Series 10 (46mm Cellular)", "n218bap", 0x8310, 0x16, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},   // libirecovery 04d04f7
	{"Watch7,12", "Apple Watch Ultra 3", "n230ap", 0x8310, 0x22, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},                      // libirecovery 04d04f7
	{"Watch7,13", "Apple Watch SE 3 (40mm)", "n243sap", 0x8310, 0x28, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},                 // libirecovery 04d04f7
	{"Watch7,14", "Apple Watch SE 3 (44mm)", "n243bap", 0x8310, 0x2a, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},                 // libirecovery 04d04f7
	{"Watch7,15", "Apple Watch SE 3 (40mm Cellular)", "n244sap", 0x8310, 0x2c, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},        // libirecovery 04d04f7
	{"Watch7,16", "Apple Watch SE 3 (44mm Cellular)", "n244bap", 0x8310, 0x2e, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},        // libirecovery 04d04f7
	{"Watch7,17", "Apple Watch Series 11 (42mm)", "n227sap", 0x8310, 0x18, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},            // libirecovery 04d04f7
	{"Watch7,18", "Apple Watch Series 11 (46mm)", "n227bap", 0x8310, 0x1a, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},            // libirecovery 04d04f7
	{"Watch7,19", "Apple Watch Series 11 (42mm Cellular)", "n228sap", 0x8310, 0x1c, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},   // libirecovery 04d04f7
	{"Watch7,20", "Apple Watch Series 11 (46mm Cellular)", "n228bap", 0x8310, 0x1e, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},   // libirecovery 04d04f7
	{"Watch8,1", "Apple Watch Ultra 4", "", 0x8320, 0x02, false, FamilyWatch, "", "", DrawUnknown, false, 0, "", false},                             // AppleDB 2026-09, libirecovery pull requests of 2026-09
	{"ADP3,2", "Developer Transition Kit (2020)", "j273aap", 0x8027, 0x42, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Macmini9,1", "Mac mini (M1, 2020)", "j274ap", 0x8103, 0x22, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                       // libirecovery 04d04f7
	{"MacBookPro17,1", "MacBook Pro (M1, 13-inch, 2020)", "j293ap", 0x8103, 0x24, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},       // libirecovery 04d04f7
	{"MacBookPro18,1", "MacBook Pro (M1 Pro, 16-inch, 2021)", "j316sap", 0x6000, 0x0a, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},  // libirecovery 04d04f7
	{"MacBookPro18,2", "MacBook Pro (M1 Max, 16-inch, 2021)", "j316cap", 0x6001, 0x0a, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},  // libirecovery 04d04f7
	{"MacBookPro18,3", "MacBook Pro (M1 Pro, 14-inch, 2021)", "j314sap", 0x6000, 0x08, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},  // libirecovery 04d04f7
	{"MacBookPro18,4", "MacBook Pro (M1 Max, 14-inch, 2021)", "j314cap", 0x6001, 0x08, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},  // libirecovery 04d04f7
	{"MacBookAir10,1", "MacBook Air (M1, 2020)", "j313ap", 0x8103, 0x26, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                // libirecovery 04d04f7
	{"iMac21,1", "iMac 24-inch (M1, Two Ports, 2021)", "j456ap", 0x8103, 0x28, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},          // libirecovery 04d04f7
	{"iMac21,2", "iMac 24-inch (M1, Four Ports, 2021)", "j457ap", 0x8103, 0x2a, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},         // libirecovery 04d04f7
	{"Mac13,1", "Mac Studio (M1 Max, 2022)", "j375cap", 0x6001, 0x04, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                   // libirecovery 04d04f7
	{"Mac13,2", "Mac Studio (M1 Ultra, 2022)", "j375dap", 0x6002, 0x0c, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                 // libirecovery 04d04f7
	{"Mac14,2", "MacBook Air (M2, 2022)", "j413ap", 0x8112, 0x28, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                       // libirecovery 04d04f7
	{"Mac14,7", "MacBook Pro (M2, 13-inch, 2022)", "j493ap", 0x8112, 0x2a, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Mac14,3", "Mac mini (M2, 2023)", "j473ap", 0x8112, 0x24, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                          // libirecovery 04d04f7
	{"Mac14,5", "MacBook Pro (14-inch, M2 Max, 2023)", "j414cap", 0x6021, 0x04, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},         // libirecovery 04d04f7
	{"Mac14,6", "MacBook Pro (16-inch, M2 Max, 2023)", "j416cap", 0x6021, 0x06, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},         // libirecovery 04d04f7
	{"Mac14,8", "Mac Pro (2023)", "j180dap", 0x6022, 0x08, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                              // libirecovery 04d04f7
	{"Mac14,9", "MacBook Pro (14-inch, M2 Pro, 2023)", "j414sap", 0x6020, 0x04, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},         // libirecovery 04d04f7
	{"Mac14,10", "MacBook Pro (16-inch, M2 Pro, 2023)", "j416sap", 0x6020, 0x06, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},        // libirecovery 04d04f7
	{"Mac14,12", "Mac mini (M2 Pro, 2023)", "j474sap", 0x6020, 0x02, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                    // libirecovery 04d04f7
	{"Mac14,13", "Mac Studio (M2 Max, 2023)", "j475cap", 0x6021, 0x0a, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                  // libirecovery 04d04f7
	{"Mac14,14", "Mac Studio (M2 Ultra, 2023)", "j475dap", 0x6022, 0x0a, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                // libirecovery 04d04f7
	{"Mac14,15", "MacBook Air (M2, 15-inch, 2023)", "j415ap", 0x8112, 0x2e, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},             // libirecovery 04d04f7
	{"Mac15,3", "MacBook Pro (14-inch, M3, Nov 2023)", "j504ap", 0x8122, 0x22, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},          // libirecovery 04d04f7
	{"Mac15,4", "iMac 24-inch (M3, Two Ports, 2023)", "j433ap", 0x8122, 0x28, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},           // libirecovery 04d04f7
	{"Mac15,5", "iMac 24-inch (M3, Four Ports, 2023)", "j434ap", 0x8122, 0x2a, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},          // libirecovery 04d04f7
	{"Mac15,6", "MacBook Pro (14-inch, M3 Pro, Nov 2023)", "j514sap", 0x6030, 0x04, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Mac15,7", "MacBook Pro (16-inch, M3 Pro, Nov 2023)", "j516sap", 0x6030, 0x06, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Mac15,8", "MacBook Pro (14-inch, M3 Max, Nov 2023)", "j514cap", 0x6031, 0x44, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Mac15,9", "MacBook Pro (16-inch, M3 Max, Nov 2023)", "j516cap", 0x6031, 0x46, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Mac15,10", "MacBook Pro (14-inch, M3 Max, Nov 2023)", "j514map", 0x6034, 0x44, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},    // libirecovery 04d04f7
	{"Mac15,11", "MacBook Pro (16-inch, M3 Max, Nov 2023)", "j516map", 0x6034, 0x46, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},    // libirecovery 04d04f7
	{"Mac15,12", "MacBook Air (13-inch, M3, 2024)", "j613ap", 0x8122, 0x30, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},             // libirecovery 04d04f7
	{"Mac15,13", "MacBook Air (15-inch, M3, 2024)", "j615ap", 0x8122, 0x32, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},             // libirecovery 04d04f7
	{"Mac15,14", "Mac Studio (M3 Ultra, 2025)", "j575dap", 0x6032, 0x44, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                // libirecovery 04d04f7
	{"Mac16,1", "MacBook Pro (14-inch, M4, Nov 2024)", "j604ap", 0x8132, 0x22, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},          // libirecovery 04d04f7
	{"Mac16,2", "iMac 24-inch (M4, Two Ports, 2024)", "j623ap", 0x8132, 0x24, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},           // libirecovery 04d04f7
	{"Mac16,3", "iMac 24-inch (M4, Four Ports, 2024)", "j624ap", 0x8132, 0x26, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},          // libirecovery 04d04f7
	{"Mac16,5", "MacBook Pro (16-inch, M4 Max, Nov 2024)", "j616cap", 0x6041, 0x06, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Mac16,6", "MacBook Pro (14-inch, M4 Max, Nov 2024)", "j614cap", 0x6041, 0x04, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Mac16,7", "MacBook Pro (16-inch, M4 Pro, Nov 2024)", "j616sap", 0x6040, 0x06, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Mac16,8", "MacBook Pro (14-inch, M4 Pro, Nov 2024)", "j614sap", 0x6040, 0x04, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},     // libirecovery 04d04f7
	{"Mac16,9", "Mac Studio (M4 Max, 2025)", "j575cap", 0x6041, 0x02, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                   // libirecovery 04d04f7
	{"Mac16,10", "Mac mini (M4, 2024)", "j773gap", 0x8132, 0x2a, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                        // libirecovery 04d04f7
	{"Mac16,11", "Mac mini (M4 Pro, 2024)", "j773sap", 0x6040, 0x02, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                    // libirecovery 04d04f7
	{"Mac16,12", "MacBook Air (13-inch, M4, 2025)", "j713ap", 0x8132, 0x2c, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},             // libirecovery 04d04f7
	{"Mac16,13", "MacBook Air (15-inch, M4, 2025)", "j715ap", 0x8132, 0x2e, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},             // libirecovery 04d04f7
	{"Mac17,2", "MacBook Pro (14-inch, M5, 2025)", "j704ap", 0x8142, 0x22, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},              // libirecovery 04d04f7
	{"Mac17,3", "MacBook Air (13-inch, M5, 2026)", "", 0x8142, 0x24, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                    // AppleDB 2026-09, libirecovery pull requests of 2026-09
	{"Mac17,4", "MacBook Air (15-inch, M5, 2026)", "", 0x8142, 0x26, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                    // AppleDB 2026-09, libirecovery pull requests of 2026-09
	{"Mac17,5", "MacBook Neo", "", 0x8140, 0x64, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                                        // AppleDB 2026-09, libirecovery pull requests of 2026-09
	{"Mac17,6", "MacBook Pro (16-inch, M5 Max)", "", 0x6060, 0x0e, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                      // AppleDB 2026-09, libirecovery pull requests of 2026-09
	{"Mac17,7", "MacBook Pro (14-inch, M5 Max)", "", 0x6060, 0x0a, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                      // AppleDB 2026-09, libirecovery pull requests of 2026-09
	{"Mac17,8", "MacBook Pro (16-inch, M5 Pro)", "", 0x6050, 0x0c, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                      // AppleDB 2026-09, libirecovery pull requests of 2026-09
	{"Mac17,9", "MacBook Pro (14-inch, M5 Pro)", "", 0x6050, 0x08, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                      // AppleDB 2026-09, libirecovery pull requests of 2026-09
	{"Mac18,5", "Mac (Mac18,5)", "", 0x8152, 0x00, true, FamilyMac, "", "", DrawUnknown, false, 0, "", false},                                       // AppleDB 2026-09, libirecovery pull requests of 2026-09; no board id is known
	{"VirtualMac2,1", "Apple Virtual Machine 1", "vma2macosap", 0xfe00, 0x20, false, FamilyMac, "", "", DrawUnknown, false, 0, "", false},           // libirecovery 04d04f7
	{"iBridge2,1", "Apple T2 iMacPro1,1 (j137)", "j137ap", 0x8012, 0x0a, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},                 // libirecovery 04d04f7
	{"iBridge2,3", "Apple T2 MacBookPro15,1 (j680)", "j680ap", 0x8012, 0x0b, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},             // libirecovery 04d04f7
	{"iBridge2,4", "Apple T2 MacBookPro15,2 (j132)", "j132ap", 0x8012, 0x0c, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},             // libirecovery 04d04f7
	{"iBridge2,5", "Apple T2 Macmini8,1 (j174)", "j174ap", 0x8012, 0x0e, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},                 // libirecovery 04d04f7
	{"iBridge2,6", "Apple T2 MacPro7,1 (j160)", "j160ap", 0x8012, 0x0f, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},                  // libirecovery 04d04f7
	{"iBridge2,7", "Apple T2 MacBookPro15,3 (j780)", "j780ap", 0x8012, 0x07, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},             // libirecovery 04d04f7
	{"iBridge2,8", "Apple T2 MacBookAir8,1 (j140k)", "j140kap", 0x8012, 0x17, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},            // libirecovery 04d04f7
	{"iBridge2,10", "Apple T2 MacBookPro15,4 (j213)", "j213ap", 0x8012, 0x18, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},            // libirecovery 04d04f7
	{"iBridge2,12", "Apple T2 MacBookAir8,2 (j140a)", "j140aap", 0x8012, 0x37, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},           // libirecovery 04d04f7
	{"iBridge2,14", "Apple T2 MacBookPro16,1 (j152f)", "j152fap", 0x8012, 0x3a, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},          // libirecovery 04d04f7
	{"iBridge2,15", "Apple T2 MacBookAir9,1 (j230k)", "j230kap", 0x8012, 0x3f, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},           // libirecovery 04d04f7
	{"iBridge2,16", "Apple T2 MacBookPro16,2 (j214k)", "j214kap", 0x8012, 0x3e, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},          // libirecovery 04d04f7
	{"iBridge2,19", "Apple T2 iMac20,1 (j185)", "j185ap", 0x8012, 0x22, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},                  // libirecovery 04d04f7
	{"iBridge2,20", "Apple T2 iMac20,2 (j185f)", "j185fap", 0x8012, 0x23, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},                // libirecovery 04d04f7
	{"iBridge2,21", "Apple T2 MacBookPro16,3 (j223)", "j223ap", 0x8012, 0x3b, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},            // libirecovery 04d04f7
	{"iBridge2,22", "Apple T2 MacBookPro16,4 (j215)", "j215ap", 0x8012, 0x38, false, FamilyT2, "", "", DrawUnknown, false, 0, "", false},            // libirecovery 04d04f7
	{"AppleDisplay2,1", "Studio Display", "j327ap", 0x8030, 0x22, false, FamilyDisplay, "", "", DrawUnknown, false, 0, "", false},                   // libirecovery 04d04f7
	{"AppleDisplay18,1", "Apple display (AppleDisplay18,1)", "", 0x8150, 0x02, false, FamilyDisplay, "", "", DrawUnknown, false, 0, "", false},      // AppleDB 2026-09, libirecovery pull requests of 2026-09
	{"AppleDisplay18,2", "Apple display (AppleDisplay18,2)", "", 0x8150, 0x04, false, FamilyDisplay, "", "", DrawUnknown, false, 0, "", false},      // AppleDB 2026-09, libirecovery pull requests of 2026-09
	{"RealityDevice14,1", "Apple Vision Pro", "n301ap", 0x8112, 0x42, false, FamilyVisionPro, "", "", DrawUnknown, false, 0, "", false},             // libirecovery 04d04f7
	{"RealityDevice17,1", "Apple Vision Pro (M5)", "n301aap", 0x8142, 0x42, false, FamilyVisionPro, "", "", DrawUnknown, false, 0, "", false},       // libirecovery 04d04f7
	{"iPhone99,11", "iPhone 99,11", "vresearch101ap", 0xfe01, 0x90, false, FamilyUnknown, "", "", DrawUnknown, false, 0, "", false},                 // libirecovery 04d04f7
	{"iBridge1,1", "Apple T1 (2016/2017 Touch Bar MacBook Pro)", "x619ap", 0x8002, 0x12, false, FamilyT1, "", "", DrawUnknown, false, 0, "", false}, // libirecovery pull request 167
	{"(Haywire)", "Lightning Digital AV / VGA adapter", "", 0x8747, 0x00, true, FamilyAccessory, "", "", DrawUnknown, false, 0, "", false},          // palera1n devhelper.c; no board id is known
}
