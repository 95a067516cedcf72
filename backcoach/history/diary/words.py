"""The words of headings, months and times of day in the languages that diaries are kept in.

English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish and Turkish; in small letters without
accents, as `words_of` gives them. A word counts only whole: "painkillers" is not "pain".
"""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


PAIN = _set(
    "pain pains schmerz schmerzen ruckenschmerz ruckenschmerzen kreuzschmerz kreuzschmerzen schmerzstarke"
    " schmerzintensitat schmerzwert schmerzlevel schmerzskala schmerzgrad schmerzniveau schmerzscore douleur"
    " douleurs dolor dolores dolore dolori dor dores pijn rugpijn pijnscore pijnniveau pijnintensiteit bol bolu"
    " bole smarta smartor vark ryggsmarta ryggont smartniva smartskattning agri agrisi ache backpain painlevel"
    " painscore nrs"
)
"""What says that a number is a pain score."""
RATING = _set(
    "score scores level value values rating amount intensity severity nrs vas nprs wert werte starke intensitat"
    " skala stufe bewertung valeur note_de score niveau intensite echelle valor puntuacion nivel intensidad escala"
    " puntos valore punteggio livello intensita scala nota pontuacao intensidade waarde cijfer mate intensiteit"
    " wartosc poziom nasilenie skala ocena natezenie varde niva poang styrka deger puan seviye siddet skor punkte"
)
"""What says that a column is a number of some kind; a score only where nothing else claims to be one."""
NEUTRAL = _set(
    "the a of my in at on back low lower rucken kreuz dos bas espalda lumbar schiena lombare costas rug onderrug"
    " plecy plecow kregoslup rygg ont sirt bel number numeric scale max min jetzt now today heute current aktuell"
    " actual hoy oggi hoje nu der die das mein meine de du des la le el il lo do da het en den mm cm vas nrs nprs"
    " x is from to und and keiner none starkster worst out am um zu kein no average avg mean durchschnitt mittel"
    " moyenne media gemiddelde medel ortalama srednia"
)
"""Words that may stand beside those without changing what a column is."""
OTHER = _set(
    "killer killers relief free duration lasted dauer duree duracion durata duracao duur czas varaktighet sure"
    " hours hour h stunden minutes stress mood stimmung schlaf sleep steps medication medicine meds tablets dose"
    " taken location ort type types art kind trigger triggers ausloser area where wo site side seite duration"
    " quality qualitat mobility anxiety fatigue energy activity interference limit threshold goal target ziel"
    " weight gewicht pulse temperature attacks episodes count days tage anzahl nombre anfalle neck nacken nuque cuello"
    " collo pescoco nek knee knie genou rodilla ginocchio joelho head kopf tete cabeza testa cabeca hoofd shoulder"
    " schulter epaule hombro spalla ombro schouder hip hufte hanche cadera anca quadril heup leg bein jambe"
    " pierna gamba"
    " perna been arm arms foot feet fuss pied pie piede voet hand hands wrist elbow ankle jaw kiefer tooth stomach"
    " abdominal bauch ventre chest brust period menstrual pelvic headache migraine"
)
"""What says that a column with such a word is something else."""
DAY = _set(
    "date dates datum tag day fecha dia data giorno jour dag dzien dato tarih gun datetime timestamp zeitstempel"
    " zeitpunkt horodatage when wann quand cuando quando wanneer kiedy nar started start begin beginn debut inicio"
    " inizio recorded calendar effective fullt full"
)
DAY_FIRST_CLASS = _set("date datum fecha data tarih timestamp datetime zeitpunkt zeitstempel horodatage dato")
TIME = _set("time uhrzeit zeit heure hora ora orario tijd godzina tid klockan klockslag saat clock hour uhr timeofday")
NOT_DAY = _set(
    "updated modified changed created edited synced end ended ende finished finish stopped until bis geandert"
    " erstellt modifie cree fin modificado creado modificato creato birth geburt due next last aktualisiert"
    " weekday wochentag lasted duration expiry"
)
NOTE = _set(
    "note notes notiz notizen comment comments commenttext kommentar kommentare bemerkung bemerkungen remark"
    " remarks text remarque remarques commentaire commentaires nota notas comentario comentarios observaciones"
    " commento commenti annotazioni observacao observacoes opmerking opmerkingen notitie notities uwagi uwaga"
    " notatka notatki komentarz anteckning anteckningar anmarkning not notlar aciklama yorum beschreibung"
    " description details anmerkung anmerkungen"
)
PLACE = _set(
    "location locations ort area areas region regions site sites body bodypart korper cuerpo corpo"
    " korperstelle korperteil stelle where wo"
    " lieu localisation zone zona lugar ubicacion luogo localizacao plaats locatie miejsce plats stalle yer bolge"
)
"""What says in which part of the body something is."""
BODY = _set(
    "back lumbar spine neck knee head shoulder hip leg arm foot hand wrist elbow ankle rucken kreuz nacken knie kopf"
    " schulter hufte bein fuss dos nuque genou tete epaule espalda cuello rodilla cabeza schiena collo costas rug nek"
    " plecy rygg sirt bel"
)
OWN_PLACE = _set(
    "back lumbar lumbal rucken kreuz dos lombaire espalda lumbar schiena lombare costas rug plecy rygg bel"
)
"""Where this journal's pain is."""
TRACKER = _set(
    "tracker habit habitname feature featurename category kategorie symptom symptome symptoms item question frage"
    " measure metric parameter name kategori categorie categoria kategoria symptoom sintomo sintoma objaw"
)
"""What says which of several things a row is about."""

_MONTHS = (
    "january jan januar janner janv janvier enero ene gennaio gen janeiro januari styczen stycznia sty ocak oca",
    "february feb februar fevrier fev fevr febrero febbraio fevereiro februari luty lutego lut subat sub",
    "march mar marz mrz mars marzo marco maart mrt marzec marca mart",
    "april apr avril avr abril abr aprile kwiecien kwietnia kwi nisan nis",
    "may mai mayo maggio mag maio mei maj maja mayis",
    "june jun juni juin junio giugno giu junho czerwiec czerwca cze haziran haz",
    "july jul juli juillet juil julio luglio lug julho lipiec lipca lip temmuz tem",
    "august aug aout agosto ago augustus augusti sierpien sierpnia sie agustos",
    "september sep sept septembre septiembre settembre set setembro wrzesien wrzesnia wrz eylul eyl",
    "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz ekim eki",
    "november nov novembre noviembre novembro listopad listopada lis kasim kas",
    "december dec dezember dez decembre diciembre dic dicembre dezembro grudzien grudnia gru aralik ara desember des",
)
MONTHS: dict[str, int] = {word: number for number, names in enumerate(_MONTHS, start=1) for word in names.split()}
WEEKDAYS = _set(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag"
    " dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi mardi mercredi"
    " jeudi vendredi samedi dimanche lun mer jeu ven sam dim mar lunes martes miercoles jueves viernes sabado"
    " domingo mie jue vie dom lunedi martedi mercoledi giovedi venerdi sabato domenica gio sab segunda terca"
    " quarta quinta sexta feira seg ter qua qui sex maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma"
    " wo vr za zo poniedzialek wtorek sroda czwartek piatek sobota niedziela pon wt sr czw pt sob nd ndz mandag"
    " tisdag onsdag torsdag fredag lordag sondag tis ons tor tors fre lor son pazartesi sali carsamba persembe"
    " cuma cumartesi pzt car per cum cmt"
)
PARTICLES = _set("de del of the den der le la el di do da e o st nd rd th er ere eme a os")
PARTS_OF_DAY: dict[str, int] = {
    word: hour
    for hour, names in (
        (8, "morning morgens vormittag matin manana mattina manha ochtend rano morgon sabah"),
        (9, "am"),
        (12, "noon midday mid mittag midi mediodia mezzogiorno meio middag poludnie ogle"),
        (15, "afternoon nachmittag tarde pomeriggio namiddag popoludnie eftermiddag"),
        (18, "pm"),
        (19, "evening abend abends soir sera noite avond wieczor kvall aksam"),
        (22, "night nachts nacht nuit noche notte noc natt gece"),
    )
    for word in names.split()
}
"""The hour that stands for a part of the day; a whole day is at noon."""
WHOLE_DAY = frozenset({"", "all day", "allday", "ganztags", "all", "day"})
EMPTY = frozenset({"-", "--", "–", "—", "null", "nil", "nan", "#n/a", "unknown", "skip", "(none)"})
