"""Words that say what a column or a row is about, in the ten languages of `words`: other things than this pain."""

from backcoach.history.diary.words import words_in

_BODY = words_in(
    "back lumbar spine neck knee knees head shoulder shoulders hip hips leg legs arm arms foot feet hand hands wrist"
    " elbow ankle jaw tooth teeth stomach abdomen abdominal chest breast pelvic pelvis calf thigh finger toe heel ear"
    " eye throat face joint joints headache headaches migraine migraines toothache stomachache"
    " rucken kreuz nacken hals knie kopf schulter schultern hufte bein fuss hand ellbogen kiefer zahn zahne bauch brust"
    " becken wade ferse gelenk gelenke ohr auge kopfschmerz kopfschmerzen migrane nackenschmerz nackenschmerzen"
    " knieschmerz knieschmerzen zahnschmerz zahnschmerzen bauchschmerz bauchschmerzen schulterschmerzen"
    " dos nuque cou genou genoux tete epaule epaules hanche jambe jambes bras pied pieds main poignet coude cheville"
    " machoire dent dents ventre estomac poitrine cephalee cephalees"
    " espalda cuello rodilla rodillas cabeza hombro hombros cadera pierna piernas brazo brazos pie pies mano muneca"
    " codo tobillo mandibula diente dientes muela muelas estomago vientre barriga abdominales pecho migrana jaqueca"
    " cefalea cervical cervicales"
    " schiena collo ginocchio ginocchia testa spalla spalle anca gamba gambe braccio piede piedi polso gomito caviglia"
    " mascella dente denti stomaco pancia petto emicrania cervicale"
    " costas pescoco joelho joelhos cabeca ombro ombros quadril perna pernas braco bracos pe pes punho cotovelo"
    " tornozelo mandibula dentes peito enxaqueca"
    " rug nek hoofd schouder heup been voet arm pols elleboog enkel kaak tand tanden kies buik borst hoofdpijn nekpijn"
    " kniepijn kiespijn tandpijn buikpijn"
    " plecy glowa glowy szyja szyi kark karku kolano kolana bark barku biodro biodra noga nogi reka reki ramie ramienia"
    " stopa stopy lokiec lokcia zab zeba zebow brzuch brzucha zoladek migrena migreny"
    " rygg huvud huvudvark nacke nackvark axel hoft hoften kna knat ben fot mage magont tand tandvark migran brost"
    " sirt bel boyun diz omuz kalca bacak kol ayak el bilek dirsek dis mide karin migren basagrisi"
)
"""Parts of the body, and pains that have a name of their own."""
OWN_PLACE = words_in(
    "back lumbar lumbal rucken kreuz dos lombaire espalda lumbar schiena lombare costas rug plecy rygg bel sirt"
)
"""Where this journal's pain is."""
_NOT_ELSEWHERE = OWN_PLACE | words_in("el main spine")
"""Words of the list above that mean this pain, or something else in another language."""

MEASURES = words_in(
    "stress mood sleep fatigue energy anxiety activity steps weight pulse temperature pressure depression tiredness"
    " stiffness exercise hours water coffee alcohol"
    " stimmung laune schlaf mudigkeit energie angst aktivitat schritte gewicht puls blutdruck"
    " humeur sommeil fatigue anxiete activite pas poids"
    " animo sueno cansancio energia ansiedad actividad pasos peso estres"
    " umore sonno stanchezza ansia attivita passi"
    " humor sono cansaco ansiedade atividade passos estresse"
    " stemming slaap vermoeidheid activiteit stappen gewicht"
    " nastroj sen zmeczenie lek kroki waga stres"
    " humor somn sovn trotthet energi angest steg vikt"
    " uyku yorgunluk enerji kaygi adim kilo ruh"
)
"""Other things that people write numbers about; beside one of these a bare "Rating" may be about anything."""
GOOD = words_in(
    "wellbeing wellness wellbeeing comfort relief improvement function functioning mobility quality health happiness"
    " wohlbefinden befinden linderung besserung beweglichkeit lebensqualitat gesundheit zufriedenheit schmerzlinderung"
    " soulagement amelioration mobilite qualite sante confort"
    " bienestar alivio mejoria movilidad calidad salud"
    " benessere sollievo miglioramento mobilita qualita salute"
    " alivio melhora mobilidade qualidade saude"
    " welzijn welbevinden verlichting verbetering beweeglijkheid kwaliteit gezondheid"
    " samopoczucie ulga poprawa sprawnosc jakosc zdrowie"
    " valmaende lindring forbattring rorlighet livskvalitet halsa"
    " iyilik iyilesme rahatlama saglik"
)
"""What is the better the more there is of it."""
GOOD_PHRASES = ({"well", "being"}, {"bien", "etre"}, {"bem", "estar"}, {"bien", "estar"}, {"ben", "essere"})
NEGATIONS = words_in(
    "no not free without frei kein keine keinen ohne schmerzfrei sans aucune aucun sin senza nessun sem nenhuma geen"
    " zonder vrij pijnvrij bez brak ingen utan smartfri fri yok agrisiz"
)
"""Beside the word for pain they turn it round."""
OTHER = (
    words_in(
        "killer killers relief free duration lasted dauer duree duracion durata duracao duur czas varaktighet sure"
        " hours hour h stunden minutes medication medicine meds tablets dose"
        " taken location ort type types art kind trigger triggers ausloser area where wo site side seite"
        " interference limit threshold goal target ziel attacks episodes count days tage anzahl nombre anfalle period"
        " menstrual"
    )
    | (_BODY - _NOT_ELSEWHERE)
    | MEASURES
    | GOOD
)
"""Words that show that a column is about something else."""

WHO = words_in(
    "patient patients patientin patienten person personne persona pessoa persoon osoba hasta kisi user users username"
    " benutzer benutzername nutzer utilisateur usuario utente gebruiker uzytkownik anvandare kullanici member mitglied"
    " profile profil perfil profilo profiel client klient cliente participant proband subject who wer qui quien kto vem"
    " child kid son daughter mother father enfant nino nina hijo hija bambino bambina crianca filho filha dziecko barn"
    " cocuk paciente pacjent patientnr patientid patientname"
)
"""Words that show that a column says whose a row is."""
KIND = words_in(
    "type types typ tipo soort sort rodzaj tur kind art genre condition conditions diagnosis diagnose diagnostic"
    " complaint complaints beschwerde beschwerden issue status state zustand statut etat estado stato stan tillstand"
    " durum source quelle"
)
"""What says of which kind a row is."""
PLACE = words_in(
    "location locations ort area areas region regions site sites body bodypart korper cuerpo corpo cialo"
    " korperstelle korperteil korperregion korperbereich stelle where wo"
    " lieu localisation zone zona lugar ubicacion luogo localizacao local plaats locatie lichaamsdeel miejsce plats"
    " stalle kroppsdel yer bolge side seite"
)
"""What says in which part of the body something is."""
TRACKER = words_in(
    "tracker habit habitname feature featurename category kategorie symptom symptome symptoms item question frage"
    " measure metric parameter name kategori categorie categoria kategoria symptoom sintomo sintoma objaw vorname nom"
    " nombre nome naam imie namn ad isim event tag tags"
)
"""What says which of several things a row is about."""
DELETED = words_in(
    "deleted isdeleted removed trashed trash voided erased geloscht supprime efface eliminado borrado eliminato"
    " cancellato excluido apagado verwijderd usuniety usuniete borttagen raderad silindi silinmis deletedat papierkorb"
)
"""What marks a row as deleted."""
SET_ASIDE = words_in(
    "archived isarchived hidden draft skipped ignored ignore excluded exclude invalid cancelled canceled test dummy"
    " archiviert versteckt entwurf ubersprungen ungultig storniert archive brouillon annule archivado borrador anulado"
    " archiviato nascosto bozza annullato arquivado rascunho cancelado gearchiveerd verborgen concept geannuleerd"
    " zarchiwizowany zarchiwizowane ukryty szkic anulowane arkiverad dold utkast arsivlendi gizli taslak"
)
"""Values that may mark a row as not meant."""
IN_USE = words_in(
    "active valid visible included completed done confirmed aktiv gultig sichtbar erledigt actif valide activo valido"
    " attivo ativo actief geldig aktywny wazny giltig aktif gecerli"
)
"""Values that may mark a row as meant."""
