# I casi: l’elenco, un caso, le sue sezioni.

case-list-title = Casi
case-title = Caso
case-section-title = Sezione
case-new-title = Apri un caso
case-assign-title = Assegna il caso

# Elenco
case-count = { $count ->
    [0] Nessun caso
    [one] Un caso
   *[other] { $count } casi
}
case-area = Area
case-area-families = Famiglie e minori
case-area-adults = Adulti
case-area-disability = Disabilità
case-area-elderly = Anziani
case-state = Stato
case-state-open = aperto
case-state-closed = chiuso
case-protected = protetto
case-as = Lo vedi come: { $capacity }
case-changed = Cambiato il { $date }
case-filter = Mostra
case-filter-label = Filtra i casi
case-filter-all-areas = Tutte le aree
case-filter-all-states = Tutti gli stati
case-filter-none = Mostra tutti i casi
case-empty = Qui non c’è ancora nessun caso
case-empty-social-worker = Apri il primo caso quando prendi in carico una persona. I casi che il coordinamento ti affida arrivano qui da soli.
case-empty-coordinator = I casi della tua area arrivano qui appena un’assistente sociale li apre.
case-empty-employment-officer = Nessun caso è ancora condiviso con te. Quando la persona autorizza la condivisione, il caso arriva qui.
case-empty-health-professional = Nessun caso è ancora condiviso con te. Quando entri nell’équipe di un caso e la persona autorizza la condivisione, lo trovi qui.
case-empty-third-sector-operator = Nessun caso è ancora condiviso con te. Quando ti affidano un compito e la persona autorizza la condivisione, il caso arriva qui.
case-empty-reception = Nessun caso è condiviso con chi accoglie. Gli appuntamenti sono alla pagina Oggi.
case-empty-narrowed = Nessun caso con questi filtri
case-empty-narrowed-text = Togli i filtri per vedere gli altri.

# Caso
case-reference = Numero del caso
case-why = Perché puoi vedere questo caso
case-sections = Sezioni
case-no-sections = In questo momento non puoi leggere nessuna sezione.
case-lines = { $count ->
    [one] Una riga
   *[other] { $count } righe
}
case-newest = Ultima: { $at }
case-blank = Ancora vuote
case-blank-write = puoi scrivere tu
case-section-empty = Qui non c’è ancora niente.
case-section-empty-write = Qui non c’è ancora niente. Puoi scrivere tu.
case-glass = Vedi questo caso con un accesso di emergenza. Finisce: { $end }. Tutto quello che apri viene controllato.
case-keeping = Chi può vedere questo caso
case-way-grants = Accessi
case-way-sharing = Condivisione con altri enti
case-way-team = Équipe
case-way-protection = Protezione
case-way-looks = Chi ha guardato
case-back-to-list = Torna ai casi
case-back-to-case = Torna al caso { $reference }
case-done-opened = Caso aperto. Ora puoi completare le sezioni.
case-done-assigned = Caso assegnato.

# Sezione
case-write = Scrivi una riga
case-correct = Correggi la tua riga
case-correct-this = Correggi
case-written = Cosa c’è scritto
case-text = Testo
case-text-empty = Scrivi il testo.
case-private = Solo per me
case-private-hint = Chi vede il diario non legge questa riga.
case-is-private = solo per te
case-save = Salva
case-keep = Lascia com’è
case-cut = Si vedono le 200 righe più recenti.
case-author-unknown = Autore non disponibile
case-done-written = Riga scritta.
case-done-corrected = Riga corretta.

# Aprire un caso
case-new-lead = Bastano un nome e l’area. Sarai responsabile del caso. Chi coordina l’area vede solo il nome.
case-new-body = Per quale ente
case-new-body-empty = Scegli l’ente.
case-new-area-empty = Scegli l’area.
case-new-name = Nome e cognome
case-new-name-hint = Di chi è seguito, o di chi fa da riferimento per la famiglia.
case-new-name-empty = Scrivi il nome.
case-new-contact = Recapito
case-new-contact-hint = Telefono o e-mail, se c’è.
case-new-open = Apri il caso
case-new-not-yours = Per questo ente oggi non puoi aprire casi.

# Assegnare
case-assign-lead = Chi seguiva il caso finora smette di vederlo. Chi lo riceve ne diventa responsabile.
case-assign-now = Ora lo segue { $name }.
case-assign-to = A chi
case-assign-to-empty = Scegli a chi assegnare il caso.
case-assign-reason = Motivo
case-assign-reason-hint = Poche parole, senza notizie sulla persona.
case-assign-reason-empty = Scrivi il motivo.
case-assign-submit = Assegna
case-assign-nobody = Non c’è nessuno a cui assegnarlo
case-assign-nobody-text = In questo ente oggi non c’è un’altra assistente sociale. Chiedi a chi gestisce gli accessi.
case-assign-to-oneself = Un caso non si assegna a se stessi.
case-assign-not-a-member = Questa persona oggi non è assistente sociale in questo ente.

# Le persone del caso e che cosa è cambiato
case-handover = Consegna
case-persons = Le persone
case-person-age = { $count ->
    [one] { $count } anno
   *[other] { $count } anni
}
case-news = { $count ->
    [one] Una riga nuova dall’ultima visita: { $who }
   *[other] { $count } righe nuove dall’ultima visita: { $who }
}
case-way-closure = Chiusura e riapertura

# La fine di un caso
closure-title = Chiusura del caso
closure-lead = Il caso resta leggibile per chi lo vede oggi. Puoi riaprirlo.
closure-something-is-due = Prima segna come fatto, o lascia cadere, quello che scade.
closure-deadlines = Che cosa scade
closure-day = Giorno della chiusura
closure-day-empty = Scegli il giorno della chiusura.
closure-day-to-come = La chiusura non può essere nel futuro.
closure-day-before = La chiusura non può venire prima dell’apertura del caso.
closure-reason = Motivo
closure-reason-empty = Scegli il motivo.
closure-reason-need_resolved = Il bisogno è risolto
closure-reason-asked_by_the_person = Lo ha chiesto la persona
closure-reason-moved_within_region = Passa a un altro servizio della regione
closure-reason-moved_to_other_region = Passa a un’altra regione
closure-reason-came_of_age = Ha compiuto 18 anni
closure-reason-returned_home_country = È tornata nel suo Paese
closure-reason-untraceable = Non si trova più
closure-reason-deceased = È morta
closure-reason-other = Altro
closure-outcome = Obiettivi
closure-outcome-empty = Scegli che cosa è stato raggiunto.
closure-outcome-reached = Raggiunti
closure-outcome-partly_reached = Raggiunti in parte
closure-outcome-not_reached = Non raggiunti
closure-outcome-not_assessable = Non si può dire
closure-note = Nota
closure-note-hint = Serve se il motivo è “Altro”.
closure-note-shape = Scrivi la nota con parole semplici.
closure-note-for-other = Scrivi il motivo nella nota.
closure-close = Chiudi il caso
closure-reopen-lead = Il caso è chiuso. Per riaprirlo scrivi perché.
closure-why = Perché riapri il caso
closure-why-empty = Scrivi perché riapri il caso.
closure-why-shape = Scrivi il perché con parole semplici.
closure-reopen = Riapri il caso
closure-ends = Chiusure
closure-closed = Chiuso
closure-reopened = Riaperto
closure-is-open = Il caso è aperto.
closure-is-closed = Il caso è chiuso.
closure-done-closed = Caso chiuso.
closure-done-reopened = Caso riaperto.

# Tutti i casi di chi è assente
hand-over-title = Carico di lavoro
hand-over-heading = Passa i casi di una collega
hand-over-loads = Chi segue quanto
hand-over-who = Chi
hand-over-open = Casi aperti
hand-over-late = Scadenze passate
hand-over-soon = Scadenze entro 7 giorni
hand-over-counted = Contano i casi che vedi. I casi protetti non sono contati.
hand-over-lead = Tutti i casi aperti che vedi passano insieme. Chi li seguiva finora smette di vederli. Per tornare indietro usa la stessa pagina.
hand-over-from = Chi è assente
hand-over-to = Chi li prende
hand-over-from-empty = Scegli chi è assente.
hand-over-to-empty = Scegli chi prende i casi.
hand-over-the-same = Scegli un’altra persona.
hand-over-another-body = Scegli qualcuno dello stesso ente.
hand-over-load = { $count ->
    [0] nessun caso aperto
    [one] { $count } caso aperto
   *[other] { $count } casi aperti
}
hand-over-go = Passa i casi
hand-over-none = Nessuno ha casi da passare
hand-over-none-text = Qui trovi chi segue casi aperti della tua area.
hand-over-done = Casi passati: { $moved }. Rimasti dov’erano: { $stayed }.
