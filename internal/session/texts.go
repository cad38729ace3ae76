package session

import "reflect"

// MapTexts is a copy of s in which every text, wherever it stands, went through
// f: names of questions and of records too. A field that is added is among
// them by itself.
func MapTexts(s Session, f func(string) string) Session {
	return mapTexts(reflect.ValueOf(s), f).Interface().(Session)
}

func mapTexts(v reflect.Value, f func(string) string) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch v.Kind() {
	case reflect.String:
		out.SetString(f(v.String()))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() { // a time has none, and no text
				out.Field(i).Set(mapTexts(v.Field(i), f))
			}
		}
	case reflect.Slice:
		if v.IsNil() {
			return out
		}
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(mapTexts(v.Index(i), f))
		}
	case reflect.Map:
		if v.IsNil() {
			return out
		}
		out.Set(reflect.MakeMapWithSize(v.Type(), v.Len()))
		for at := v.MapRange(); at.Next(); {
			out.SetMapIndex(mapTexts(at.Key(), f), mapTexts(at.Value(), f))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(mapTexts(v.Elem(), f))
		}
	}
	return out
}
