package restorelog

// dialogTokens are how Apple's programs say "an unknown error occurred (n)".
var dialogTokens = []string{
	"unknown error occurred", "unbekannter fehler", "unbekannten fehler", "erreur inconnue", "error desconocido",
	"errore sconosciuto", "erro desconhecido", "onbekende fout", "okänt fel", "ukendt fejl", "ukjent feil",
	"tuntematon virhe", "nieznany błąd", "neznámá chyba", "неизвестная ошибка", "невідома помилка", "bilinmeyen bir hata",
	"không xác định", "lỗi không rõ", "خطأ غير معروف", "خطأ غير محدد", "خطای ناشناخته", "خطای نامشخص", "ข้อผิดพลาดที่ไม่รู้จัก", "ข้อผิดพลาดที่ไม่ทราบสาเหตุ", "ไม่ทราบข้อผิดพลาด",
	"שגיאה לא ידועה", "άγνωστο σφάλμα", "ismeretlen hiba", "nepoznata pogreška", "nepoznata greška", "eroare necunoscută", "neznáma chyba", "error desconegut", "kesalahan tidak dikenal", "kesalahan yang tidak diketahui", "ralat tidak diketahui", "अज्ञात त्रुटि", "अनजान त्रुटि",
	"不明なエラー", "未知错误", "未知的错误", "未知錯誤", "未知的錯誤", "不明的錯誤", "不明錯誤", "알 수 없는 오류",
}
