package mask

// What stands between a word and its value: signs, quotes, tags of a property
// list, and a small word such as "is".
const (
	between = `(?:</?[a-z]+>|&quot;|["'“”„«»‘’\s:=：＝>\[\](){}<,#.-]|\b(?:is|ist|est|es|number|num|no|nr|was|lautet)\b|[是为為は：])*`
	// mustBetween is the same with a sign that gives a value to a name.
	mustBetween = `["'”»\s\])]{0,4}(?:[:=：＝>是为為]|\bis\b|\bist\b|\best\b|</key>)(?:</?[a-z]+>|&quot;|["'“„«‘\s:=：＝>\[({<])*`
)

// numberWords stand before a number of a phone, its parts or its owner. They
// are those of the programs' logs and property lists, of lockdownd and of the
// system's syscfg, and of the settings in our languages and a few more.
const numberWords = `(?:ECID|UniqueChipID|UniqueDeviceID|unique ?device ?id|UDID|DieI[Dd]|Die ID` +
	`|[a-z]*serial[ _-]?(?:number|num|nummer|no\.?|nr\.?|#)?|[a-z]*Seriennummer|Seriennr\.?|serienummer|serienr` +
	`|num[ée]ro de s[ée]rie|n[úu]mero de s[ée]rie|n[úu]mero de serie|numero di serie|nº de serie|n° de série|серийный номер` +
	`|序列号|序列號|序列番号|シリアル番号|シリアル|일련번호|S/N` +
	`|(?:SRNM|SrNm|SNON|NONC|MLB|MLBSN|NSrN|NvSn|BCMS|FCMS|LCM|Batt|DPCl)(?:#|\b)` +
	`|[a-z]*(?:IMEI(?:SV)?[12]?|MEID2?|ICCID2?|IMSI2?)|EID|CSN|SVN|BbSNUM|SNUM|BasebandSNUM` +
	`|WMac|BMac|EMac|mac ?addr(?:ess)?|MAC[ -]?Adresse|adresse MAC|direcci[óo]n MAC|[a-z]*(?:WiFi|Bluetooth|Ethernet)[ _-]?(?:MAC[ _-]?)?Address|BSSID` +
	`|[a-z]*nonce|[a-z]*digest|[a-z]*hash|[a-z]*ticket|[a-z]*certificate|cert|signature|[a-z]*PublicKey|[a-z]*PrivateKey|EscrowBag|WakeUpKey` +
	`|HostID|Host[ _-]ID|SystemBUID|BUID|(?:alt)?DSID|ds ?Person ?ID|Person ?ID|prsId|UUID|GUID` +
	`)`

// groupWords stand before numbers that people and phones write in groups.
const groupWords = `(?:[a-z]*(?:IMEI(?:SV)?[12]?|MEID2?|ICCID2?|IMSI2?)|EID|CSN)`

// phoneWords stand before a telephone number.
const phoneWords = `(?:phone ?number|[a-z]*PhoneNumber|MSISDN|telephone|Telefonnummer|Telefon|Rufnummer|Handynummer|Mobilnummer|num[ée]ro de t[ée]l[ée]phone|t[ée]l[ée]phone|n[úu]mero de tel[ée]fono|tel[ée]fono|n[úu]mero de telefone|telefone|celular|电话号码|電話號碼|手机号码?|電話番号|전화번호|\bTel|\bphone|\bmobile|\bcell)`

// nameWords stand before the name of a phone, a person, a computer or a
// network, with a sign between.
const nameWords = `(?:(?:my ?)?device[ _-]?name|phone[ _-]?name|user[ _-]?assigned[ _-]?(?:device[ _-]?)?name|Ger[äa]tename|Name des (?:Ger[äa]ts|iPhones?)|nom de l[’']appareil|nom de l[’']iPhone|nombre del (?:dispositivo|iPhone)|nome do (?:dispositivo|aparelho|iPhone)|设备名称?|裝置名稱|デバイス名|기기 이름|名称|名稱` +
	`|computer[ _-]?name|host[ _-]?name|local[ _-]?host[ _-]?name|Computername|Rechnername|nom de l[’']ordinateur|nombre del (?:equipo|ordenador)|nome do computador|计算机名称?|電腦名稱|コンピュータ名|user[ _-]?domain|workgroup` +
	`|full[ _-]?name|real[ _-]?name|first[ _-]?name|last[ _-]?name|display[ _-]?name|owner(?:[ _-]?name)?|registered to|Besitzer|propri[ée]taire|propietario|propriet[áa]rio|机主|所有者` +
	`|user[ _-]?name|Benutzername|nom d[’']utilisateur|nombre de usuario|nome de usu[áa]rio|用户名|使用者名稱|ユーザ名|사용자 이름` +
	`|(?:apple|account|icloud)[ _-]?(?:id|name)|Apple[ -]?Account|account|iCloud|password|passwd|(?:auth[a-z]*[ _-]?)?token|cookie|authorization` +
	`|[BE]?SSID(?:_?STR)?|(?:wi-?fi|wlan|network|airport)[ _-]?(?:network)?[ _-]?name|(?:wi-?fi|wlan|airport)[ _-]?network|WLAN-Name|nom du r[ée]seau|nombre de la red|nome da rede|网络名称?|網路名稱` +
	`)`

// tokenWords stand before one word that is a person's or a computer's name.
const tokenWords = `(?:user|username|USER|LOGNAME|SUDO_USER|USERNAME|login|logged in as|running as|as user|for user|by user|su|Benutzer|utilisateur|usuario|usu[áa]rio|用户|host|hostname|HOSTNAME|COMPUTERNAME|USERDOMAIN|LOGONSERVER|computer|peer name|password for)`

// The stems of the words above, in small letters: a text without any has none of
// the words.
const (
	digits      = "0123456789"
	groupStems  = "imei meid iccid imsi eid csn"
	numberStems = "ecid id serial serie sér srn snum sn mlb nsrn nvsn bcms fcms lcm batt dpcl imei meid iccid imsi eid csn svn mac addr adresse direcci bssid nonce digest hash ticket cert signature key escrow buid dsid prsid nummer nº n° серийный 序列 シリアル 일련번호 s/n"
	phoneStems  = "phone msisdn tel ruf handy mobil num núm cel 电话 電話 手机 전화"
	nameStems   = "name nom id account icloud password passwd token cookie auth ssid network red rede wlan wi owner besitzer propri registered logged running user benutzer group 名 机主 者 이름 sudo"
	thingStems  = "iphone ipad ipod mac mbp watch airpods pc laptop handy phone telefon"
)

// homeFolders lie above a folder that is called after a person.
const homeFolders = `(?:[/\\]+(?:home|users|export/home|usr/home|documents and settings|docume~1|dokumente und einstellungen|documents et settings|benutzer|utilisateurs|usuarios|usu[áa]rios|用户|volumes|(?:run[/\\])?media|var/folders/[^/\s]+|var/mail|var/spool/mail|var/db/dslocal/nodes/default/users)[/\\]+|%2fusers%2f|%2fhome%2f|users%5c|\bUsers[/\\])`

// everybodysFolders are the names there that are nobody's.
var everybodysFolders = words(`shared public default all_users guest root local macintosh_hd recovery preboot vm data update system boot usb mnt cdrom sda1 appdata library t tmp temp com.apple`)

// nobody are names of computers and users that name nobody.
var nobody = words(`root admin administrator administrador administrateur user users guest gast localhost host computer system test tester default
	ubuntu debian fedora arch linux virtual qemu vmware parallels raspberrypi windows windows10 windows11 macos apple mac iphone ipad ipod usb pc desktop laptop server home work
	restore recovery device phone error failed erase update normal relink dfu log info debug warning fatal none null unknown`)

// technicalWords stand in quotes or where a name may, and name nothing
// personal: modes, steps and signs of programs, the words of dialogs in our
// languages, and words that follow a name.
var technicalWords = words(`recovery restoreos dfu wtf normal restore restoring erase update upgrade boot bootstrap ramdisk kernel filesystem system user data media root
	unknown none null nil true false yes no ok cancel done error failed failure success successful restored updated ready pending missing disconnected connected
	ibss ibec iboot illb sep baseband asr fdr nor nand tss signing ticket img4 im4p im4m ipsw apple usb usb2 usb3 hub host client device phone iphone ipad ipod mac itunes finder
	aktualisieren wiederherstellen abbrechen actualiser mettre_à_jour restaurer annuler restaurar actualizar atualizar cancelar 更新 恢复 取消 还原 更新する 復元
	number cannot shared could should would will was is are be been has have had not and or the this that it its your my our their his her an of to in on for from with
	did does do can may might must while when after before during until because then than at by as`)

// cancelled are what may follow "user" and "host" without being a name.
var followers = words(`cancelled canceled aborted interrupted requested selected pressed denied data mode space partition input interface library process side client agent
	name names id ids folder directory path password account controller hub os operating software program computer version is was has had must should needs not will
	cannot could may and or on in at to of for with the a an this that no needed required error failed lost gone unreachable closed reset volume land specified defined provided initiated prompt
	sent sends received returned reports reported said told asked disconnected connected connection driver device devices key keys port type address unknown none null`)
