# Il banco: le pagine di chi riceve le persone.

desk-today-title = Oggi
desk-day-title = Giorno
desk-week-title = Settimana
desk-card-title = Appuntamento
desk-book-title = Prenota per una persona
desk-booked-title = Appuntamento fissato
desk-cancel-title = Disdici l’appuntamento
desk-move-title = Sposta l’appuntamento
desk-absences-title = Assenze
desk-print-title = Appuntamenti del giorno
desk-slip-title = Il tuo appuntamento
desk-lobby-title = Benvenuto

# Parole che tornano
desk-office = Sportello
desk-office-all = Tutti i miei sportelli
desk-anywhere = In tutta la Piana
desk-desk = Postazione
desk-filter = Mostra
desk-print = Stampa
desk-open = Apri
desk-open-card = Apri la scheda di { $name }
desk-reason = Motivo
desk-applicant = Persona
desk-date = Quando
desk-time = Ora
desk-at = ore { $time }
desk-place = Dove
desk-needs = Serve
desk-details = Note della persona
desk-when = { $date }, ore { $time }
desk-from-to = Dalle { $from } alle { $to }
desk-until = fino alle { $time }
desk-closed = Chiuso
desk-keep = Lascia com’è

# Oggi
desk-book-someone = Prenota per una persona
desk-group-now = Adesso
desk-group-later = Più tardi
desk-group-over = Conclusi
desk-next = Prossimo
desk-remark-waits = In attesa da { $minutes } min (dalle { $time })
desk-remark-late = In ritardo di { $minutes } min
desk-figures = La giornata in breve
desk-figure-next = Prossimo alle
desk-figure-waiting = Arrivati
desk-figure-late = In ritardo
desk-figure-later = Attesi
desk-figure-over = Conclusi
desk-unsettled = { $count ->
    [one] { $date }: un appuntamento non ha un esito. Segna com’è andata.
   *[other] { $date }: { $count } appuntamenti non hanno un esito. Segna com’è andata.
}
desk-today-empty = Oggi non c’è nessun appuntamento
desk-today-empty-text = Puoi prenotare per chi telefona o viene al banco.
desk-see-week = Guarda la settimana

# Atti
desk-act-check-in = Arrivato
desk-act-done = Concluso
desk-act-no-show = Assente
desk-act-undo = Annulla l’ultimo passo
desk-act-move = Sposta
desk-act-cancel = Disdici
desk-done-check-in = Segnato: è arrivato.
desk-done-done = Segnato: concluso.
desk-done-no-show = Segnato: non è venuto. Se arriva, premi Arrivato.
desk-done-undo = Ultimo passo annullato.
desk-done-cancel = Appuntamento disdetto. La persona non riceve messaggi: avvisala tu.
desk-done-cancel-told = Appuntamento disdetto. Avvisiamo la persona.
desk-done-move = Appuntamento spostato. La persona non riceve messaggi: avvisala tu.
desk-done-move-told = Appuntamento spostato. Avvisiamo la persona.
desk-done-absence = Assenza segnata. Quelle ore non si possono più prenotare.
desk-done-absence-end = Assenza tolta. Le ore si possono prenotare di nuovo.
desk-conflict-title = Qualcuno è stato più veloce
desk-conflict = { $name }: nel frattempo lo stato è cambiato in «{ $state }». Non abbiamo modificato niente.
desk-conflict-moved = { $name }: nel frattempo l’appuntamento è stato spostato a { $date }, ore { $time }. Non abbiamo modificato niente.
desk-conflict-too-early = L’appuntamento non è ancora cominciato: non si può segnare un’assenza.

# Scheda
desk-card-appointment = Appuntamento
desk-card-contact = Contatti
desk-card-history = Cosa è successo
desk-not-here = (non è un tuo sportello)
desk-history-booked-web = Prenotato dalla persona sul sito
desk-history-booked-phone = Prenotato al telefono
desk-history-booked-desk = Prenotato allo sportello
desk-history-moved = { $count ->
    [one] Spostato una volta
   *[other] Spostato { $count } volte
}
desk-history-checked-in = Arrivato
desk-history-done = Concluso
desk-history-no_show = Non è venuto
desk-history-cancelled_by_person = Disdetto dalla persona
desk-history-cancelled_by_office = Disdetto dall’ufficio
desk-reach-email = I messaggi arrivano per e-mail.
desk-reach-sms = I messaggi arrivano per SMS.
desk-reach-not-wanted = La persona non vuole messaggi. Se qualcosa cambia, dillo a voce.
desk-reach-no-way = Non c’è modo di scrivere alla persona. Se qualcosa cambia, dillo a voce.

# Disdire e spostare
desk-cancel-text = L’ora torna libera. L’appuntamento disdetto non si può riprendere.
desk-cancel-confirm = Disdici l’appuntamento
desk-cancel-too-late = Questo appuntamento non si può più disdire.
desk-move-confirm = Sposta a quest’ora
desk-from-date = A partire dal
desk-search = Cerca orari
desk-start = Orari liberi
desk-start-empty = Scegli un orario.
desk-start-wrong = Questo orario non è scritto nel modo giusto. Scegline uno dall’elenco.
desk-start-gone = Questo orario è appena stato preso. Scegline un altro.
desk-start-too-soon = Questo orario è già passato. Scegline un altro.
desk-start-too-late = Questo orario è troppo lontano. Scegline uno più vicino.
desk-start-not-offered = Questo sportello non riceve per questo motivo.
desk-elsewhere = Lo sportello scelto non riceve per questo motivo. Ecco gli orari degli altri.
desk-no-times = Non ci sono orari liberi nei prossimi due mesi. Prova un altro sportello o un’altra data.
desk-choose-reason = Scegli il motivo e premi «Cerca orari».

# Prenotare per una persona
desk-reason-option = { $reason } ({ $minutes } min)
desk-reason-empty = Scegli il motivo.
desk-given-name = Nome
desk-given-name-empty = Scrivi il nome.
desk-given-name-shape = Il nome può avere solo lettere, spazi, apostrofi e trattini.
desk-surname = Cognome
desk-surname-empty = Scrivi il cognome.
desk-surname-shape = Il cognome può avere solo lettere, spazi, apostrofi e trattini.
desk-phone = Telefono
desk-phone-empty = Scrivi il telefono.
desk-phone-shape = Il telefono ha da 6 a 15 cifre.
desk-email = E-mail
desk-email-empty = Scrivi l’e-mail.
desk-email-shape = L’e-mail non è scritta nel modo giusto. Esempio: nome@esempio.it
desk-contact-missing = Scrivi un telefono o un’e-mail, oppure scegli «Nessun messaggio».
desk-wish = Come scrivere alla persona
desk-wish-any = Come capita
desk-wish-only_phone = Solo al telefono
desk-wish-only_email = Solo per e-mail
desk-wish-no_messages = Nessun messaggio
desk-language = Lingua
desk-interpreter = Serve un interprete
desk-children = Bambini che vengono
desk-children-empty = Scrivi quanti bambini vengono.
desk-children-shape = Scrivi un numero da 0 a 12.
desk-need-wheelchair = In carrozzina
desk-need-sign_language = Lingua dei segni (LIS)
desk-need-reading_help = Aiuto per leggere
desk-need-companion = Viene con qualcuno
desk-mark-language = Parla { $language }
desk-mark-interpreter = Serve un interprete
desk-mark-children = { $count ->
    [one] Viene un bambino
   *[other] Vengono { $count } bambini
}
desk-channel = La persona è
desk-channel-phone = al telefono
desk-channel-desk = allo sportello
desk-book-confirm = Fissa l’appuntamento
desk-keys = Con la tastiera: Alt+O (Alt+Maiusc+O su Firefox) cerca gli orari, Alt+F fissa. Invio in un campo cerca e non prenota.
desk-booked-before = Questo appuntamento era già fissato: il modulo è arrivato due volte. Il codice non si può mostrare di nuovo.
desk-reference-read = Leggi questo codice alla persona:
desk-reference-once = Lo vedi solo adesso. Serve per spostare o disdire dal sito.
desk-office-phone = Telefono dello sportello
desk-bring = Cosa portare
desk-print-slip = Stampa il foglio
desk-book-another = Prenota per un’altra persona
desk-slip-reference = Il tuo codice:
desk-slip-change = Con il codice puoi spostare o disdire dal sito. Non mostrarlo ad altri.

# Calendario
desk-week-of = Settimana del { $date }
desk-day-short = { $weekday } { $day } { $month }
desk-day-shortest = { $day } { $month }
desk-this-week = Questa settimana
desk-no-office = Non hai ancora uno sportello
desk-open-hours = Aperto: { $hours }
desk-free = Ancora libero
desk-free-quarters = { $count ->
    [one] libero un quarto d’ora
   *[other] liberi { $count } quarti d’ora
}
desk-free-places = { $count } posti
desk-full = tutto occupato
desk-more = { $count ->
    [one] Un altro appuntamento
   *[other] Altri { $count } appuntamenti
}
desk-away = Assenza: { $desk }
desk-day-empty = Nessun appuntamento in questo giorno

# Stampa
desk-print-reasons = Mostra anche i motivi
desk-print-how = Per stampare usa il comando del browser (Ctrl+P).
desk-print-warning = Foglio riservato: non lasciarlo in vista e distruggilo a fine giornata.

# Assenze
desk-absence-add = Segna un’assenza
desk-absence-text = Nelle ore di assenza nessuno può prenotare. Il perché non serve.
desk-desk-empty = Scegli la postazione.
desk-from-day = Dal giorno
desk-from-day-empty = Scrivi il primo giorno.
desk-from-day-shape = Questa data non esiste. Scrivila così: giorno, mese, anno.
desk-to-day = Al giorno
desk-to-day-hint = Vuoto: un giorno solo
desk-to-day-empty = Scrivi l’ultimo giorno.
desk-to-day-shape = Questa data non esiste. Scrivila così: giorno, mese, anno.
desk-from-time = Dalle ore
desk-from-time-empty = Scrivi l’ora.
desk-from-time-shape = Scrivi un’ora intera o un quarto d’ora, per esempio 9:30.
desk-to-time = Alle ore
desk-to-time-empty = Scrivi l’ora.
desk-to-time-shape = Scrivi un’ora intera o un quarto d’ora, per esempio 11:00.
desk-time-hint = Vuoto: tutto il giorno
desk-span-backwards = La fine viene prima dell’inizio.
desk-span-past = Questo tempo è già passato.
desk-span-far = La fine è troppo lontana: al massimo un anno.
desk-absence-save = Segna l’assenza
desk-absence-list = Assenze segnate
desk-absence-none = Non ci sono assenze.
desk-absence-end = Togli
desk-span-day = { $day }, tutto il giorno
desk-span-days = Da { $from } a { $to }
desk-span-hours = { $day }, dalle { $from } alle { $to }
desk-stranded = { $count ->
    [one] Un appuntamento da spostare o disdire
   *[other] { $count } appuntamenti da spostare o disdire
}
desk-stranded-text = Queste persone troverebbero la postazione vuota.

# Chi non riceve al banco
desk-lobby-lead = Ciao { $name }. Sei entrato come: { $role }.
desk-lobby-why = Questa parte è per chi riceve le persone allo sportello.
desk-lobby-now = Cosa puoi fare adesso
desk-lobby-work = Andare alle pagine del tuo lavoro
desk-lobby-services = Leggere i servizi, come li vedono i cittadini
desk-lobby-sites = Guardare sedi e orari
desk-lobby-book = Provare la prenotazione, come la fa un cittadino
desk-lobby-wrong = Dovresti vedere gli appuntamenti di uno sportello? Chiedi a chi gestisce gli accessi nel tuo ente.

# Messaggi alla persona: mai il motivo, mai l’ufficio
desk-letter-subject = Il tuo appuntamento
desk-letter-booked =
    Il tuo appuntamento è fissato per { $date }, ore { $time }.
    Dove: { $place }

    Il tuo codice è { $reference }. Con il codice puoi spostare o disdire qui: { $website }/appuntamento
desk-letter-moved =
    Il tuo appuntamento è stato spostato. La nuova data è { $date }, ore { $time }.
    Dove: { $place }

    Il codice resta quello che hai. Se non puoi venire, sposta o disdici qui: { $website }/appuntamento
desk-letter-cancelled =
    L’ufficio ha dovuto disdire il tuo appuntamento di { $date }, ore { $time }. Ci dispiace.

    Puoi prenotarne un altro qui: { $website }/prenota
desk-letter-reminder =
    Ti ricordiamo il tuo appuntamento: { $date }, ore { $time }.
    Dove: { $place }

    Se non puoi venire, sposta o disdici qui: { $website }/appuntamento
desk-letter-phone = Puoi anche telefonare: { $phone }

# Lingue
spoken-it = italiano
spoken-en = inglese
spoken-fr = francese
spoken-es = spagnolo
spoken-ar = arabo
spoken-sq = albanese
spoken-ro = rumeno
spoken-uk = ucraino
spoken-ru = russo
spoken-zh = cinese
spoken-bn = bengalese
spoken-ur = urdu
spoken-si = singalese
spoken-tl = tagalog
spoken-pt = portoghese
spoken-wo = wolof
spoken-pl = polacco
spoken-other = un’altra lingua

# La coda: chi aspetta, chi è stato chiamato
desk-act-call = Chiama
desk-act-call-again = Richiama
desk-act-write = Scrivi l’accesso
desk-called-at = Chiamata alle { $time }
desk-done-called = Persona chiamata.
desk-done-walk-in = Persona messa in attesa.
desk-done-left = Segnata come andata via.
desk-conflict-called = { $name }: nel frattempo qualcuno ha già chiamato questa persona, o non aspetta più.
desk-conflict-walk-in = Nel frattempo qualcuno ha già chiamato questa persona, o non aspetta più.
desk-walk-ins = In attesa senza appuntamento
desk-walk-in-add = Metti in attesa
desk-walk-in-name = Chi arriva senza appuntamento: nome, se vuole
desk-walk-in-name-shape = In un nome non ci sono numeri né simboli. Senza nome, la persona ha un numero.
desk-walk-in-number = numero { $number }
desk-walk-in-office = Scegli lo sportello.
desk-walk-in-left = È andata via
