"""The words of headings, months and times of day in the languages that diaries are kept in.

English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish and Turkish; in small letters without
accents, as `words_of` gives them. A word counts only whole: "painkillers" is not "pain".
"""


def words_in(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


PAIN = words_in(
    "pain pains schmerz schmerzen ruckenschmerz ruckenschmerzen kreuzschmerz kreuzschmerzen schmerzstarke"
    " schmerzintensitat schmerzwert schmerzlevel schmerzskala schmerzgrad schmerzniveau schmerzscore douleur"
    " douleurs dolor dolores dolore dolori dor dores pijn rugpijn pijnscore pijnniveau pijnintensiteit bol bolu"
    " bole smarta smartor vark ryggsmarta ryggont smartniva smartskattning agri agrisi ache backpain painlevel"
    " painscore nrs"
    " ryggvark landryggssmarta korsryggssmarta smerte smerter smerteniveau smertestyrke ryggsmerter"
)
"""What says that a number is a pain score."""
RATING = words_in(
    "score scores level value values rating amount intensity severity nrs vas nprs wert werte starke intensitat"
    " skala stufe bewertung valeur note_de score niveau intensite echelle valor puntuacion nivel intensidad escala"
    " puntos valore punteggio livello intensita scala nota pontuacao intensidade waarde cijfer mate intensiteit"
    " wartosc poziom nasilenie skala ocena natezenie varde niva poang styrka deger puan seviye siddet skor punkte"
)
"""Words for columns with a number of some kind; such a column is a score only if no other claims to be one."""
NEUTRAL = words_in(
    "the a of my in at on back low lower rucken kreuz dos bas espalda lumbar schiena lombare costas rug onderrug"
    " plecy plecow kregoslup rygg ont sirt bel number numeric scale max min jetzt now today heute current aktuell"
    " actual hoy oggi hoje nu der die das mein meine de du des la le el il lo do da het en den mm cm vas nrs nprs"
    " x is from to und and keiner none starkster worst out am um zu kein no average avg mean durchschnitt mittel"
    " moyenne media gemiddelde medel ortalama srednia"
)
"""Words that may be beside those without changing what a column is."""
DAY = words_in(
    "date dates datum tag day fecha dia data giorno jour dag dzien dato tarih gun datetime timestamp zeitstempel"
    " zeitpunkt horodatage when wann quand cuando quando wanneer kiedy nar started start begin beginn debut inicio"
    " inizio recorded calendar effective fullt full"
)
DAY_FIRST_CLASS = words_in("date datum fecha data tarih timestamp datetime zeitpunkt zeitstempel horodatage dato")
TIME = words_in(
    "time uhrzeit zeit heure hora ora orario tijd godzina tid klockan klockslag saat clock hour uhr timeofday"
)
NOT_DAY = words_in(
    "updated modified changed created edited synced end ended ende finished finish stopped until bis geandert"
    " erstellt modifie cree fin modificado creado modificato creato birth geburt due next last aktualisiert"
    " weekday wochentag lasted duration expiry"
)
NOTE = words_in(
    "note notes notiz notizen comment comments commenttext kommentar kommentare bemerkung bemerkungen remark"
    " remarks text remarque remarques commentaire commentaires nota notas comentario comentarios observaciones"
    " commento commenti annotazioni observacao observacoes opmerking opmerkingen notitie notities uwagi uwaga"
    " notatka notatki komentarz anteckning anteckningar anmarkning not notlar aciklama yorum beschreibung"
    " description details anmerkung anmerkungen"
)

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
WEEKDAYS = words_in(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag"
    " dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi mardi mercredi"
    " jeudi vendredi samedi dimanche lun mer jeu ven sam dim mar lunes martes miercoles jueves viernes sabado"
    " domingo mie jue vie dom lunedi martedi mercoledi giovedi venerdi sabato domenica gio sab segunda terca"
    " quarta quinta sexta feira seg ter qua qui sex maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma"
    " wo vr za zo poniedzialek wtorek sroda czwartek piatek sobota niedziela pon wt sr czw pt sob nd ndz mandag"
    " tisdag onsdag torsdag fredag lordag sondag tis ons tor tors fre lor son pazartesi sali carsamba persembe"
    " cuma cumartesi pzt car per cum cmt"
)
PARTICLES = words_in("de del of the den der le la el di do da e o st nd rd th er ere eme a os")
PARTS_OF_DAY: dict[str, int] = {
    word: hour
    for hour, names in (
        (6, "pre"),
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
"""The hour for a part of the day; a whole day means noon."""
WHOLE_DAY = frozenset({"", "all day", "allday", "ganztags", "all", "day"})
EMPTY = frozenset({"-", "--", "---", "–", "—", "null", "nil", "nan", "#n/a", "unknown", "skip", "(none)"})
