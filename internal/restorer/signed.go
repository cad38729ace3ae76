package restorer

import (
	"strings"

	"relink/internal/device"
)

// signedRow is the newest iOS that Apple signs for some models, by its first
// number. An older one is as a rule not signed any more, so that a program that
// stops before it can restore nothing.
type signedRow struct {
	ios      int
	products string
	source   string
}

// Sources: Apple, "Apple security releases" (support.apple.com/100100), which
// names the models of each. Models from before 2013 need no signature, or still
// get one for their last.
var signedRows = []signedRow{
	{3, "iPhone1,1 iPod1,1", "iPhone OS 3.1.3, the last for it"},
	{4, "iPhone1,2 iPod2,1", "iOS 4.2.1, the last for it"},
	{5, "iPod3,1 iPad1,1", "iOS 5.1.1, the last for it"},
	{6, "iPhone2,1 iPod4,1", "iOS 6.1.6, the last for it"},
	{7, "iPhone3,1 iPhone3,2 iPhone3,3", "iOS 7.1.2, the last for it"},
	{9, "iPhone4,1 iPod5,1 iPad2,1 iPad2,2 iPad2,3 iPad2,4 iPad2,5 iPad2,6 iPad2,7 iPad3,1 iPad3,2 iPad3,3", "iOS 9.3.6 of 2019-07-22 (iPod touch: 9.3.5)"},
	{10, "iPhone5,1 iPhone5,2 iPhone5,3 iPhone5,4 iPad3,4 iPad3,5 iPad3,6", "iOS 10.3.4 of 2019-07-22 (iPhone 5c: 10.3.3)"},
	{12, `iPhone6,1 iPhone6,2 iPhone7,1 iPhone7,2 iPod7,1 iPad4,1 iPad4,2 iPad4,3 iPad4,4 iPad4,5 iPad4,6
		iPad4,7 iPad4,8 iPad4,9`, "iOS 12.5.7 of 2023-01-23 and later"},
	{15, "iPhone8,1 iPhone8,2 iPhone8,4 iPhone9,1 iPhone9,2 iPhone9,3 iPhone9,4 iPod9,1 iPad5,1 iPad5,2 iPad5,3 iPad5,4", "iOS 15.8.5 of 2025-09-15 and later"},
	{16, "iPhone10,1 iPhone10,2 iPhone10,3 iPhone10,4 iPhone10,5 iPhone10,6 iPad6,3 iPad6,4 iPad6,7 iPad6,8 iPad6,11 iPad6,12", "iOS 16.7.12 of 2025-09-15 and later"},
	{17, "iPad7,1 iPad7,2 iPad7,3 iPad7,4 iPad7,5 iPad7,6", "iPadOS 17.7.10 of 2025-08-20 and later"},
	{18, "iPhone11,2 iPhone11,4 iPhone11,6 iPhone11,8 iPad7,11 iPad7,12", "iOS 18.7 and iPadOS 18.7 of 2025-09-15 and later"},
	{26, `iPhone12,1 iPhone12,3 iPhone12,5 iPhone12,8 iPhone13,1 iPhone13,2 iPhone13,3 iPhone13,4 iPhone14,2 iPhone14,3 iPhone14,4
		iPhone14,5 iPhone14,6 iPhone14,7 iPhone14,8 iPhone15,2 iPhone15,3 iPhone15,4 iPhone15,5 iPhone16,1 iPhone16,2 iPhone17,1
		iPhone17,2 iPhone17,3 iPhone17,4 iPhone17,5 iPhone18,1 iPhone18,2 iPhone18,3 iPhone18,4 iPhone18,5 iPad8,1 iPad8,2
		iPad8,3 iPad8,4 iPad8,5 iPad8,6 iPad8,7 iPad8,8 iPad8,9 iPad8,10 iPad8,11 iPad8,12 iPad11,1
		iPad11,2 iPad11,3 iPad11,4 iPad11,6 iPad11,7 iPad12,1 iPad12,2 iPad13,1 iPad13,2 iPad13,4 iPad13,5
		iPad13,6 iPad13,7 iPad13,8 iPad13,9 iPad13,10 iPad13,11 iPad13,16 iPad13,17 iPad13,18 iPad13,19 iPad14,1
		iPad14,2 iPad14,3 iPad14,4 iPad14,5 iPad14,6 iPad14,8 iPad14,9 iPad14,10 iPad14,11 iPad15,3 iPad15,4
		iPad15,5 iPad15,6 iPad15,7 iPad15,8 iPad16,1 iPad16,2 iPad16,3 iPad16,4 iPad16,5 iPad16,6 iPad16,8
		iPad16,9 iPad16,10 iPad16,11 iPad17,1 iPad17,2 iPad17,3 iPad17,4`, "iOS 26 and iPadOS 26 of 2025-09-15; a newer one may have come"},
}

// NewestSigned is the newest iOS that Apple signs for the model, by its first
// number; false for a model that no row has.
func NewestSigned(m device.Model) (int, bool) {
	for _, r := range signedRows {
		for p := range strings.FieldsSeq(r.products) {
			if p == m.ProductType {
				return r.ios, true
			}
		}
	}
	return 0, false
}
