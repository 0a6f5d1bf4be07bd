# Servizi e sedi: quello che si legge prima di prenotare.

topic-first-help = Non so a chi chiedere
topic-money = Soldi, cibo e vestiti
topic-work = Lavoro
topic-home = Casa
topic-family = Famiglia e figli
topic-care = Anziani e disabilità
topic-immigration = Vivere in Italia
topic-rights = Carte e servizi online

directory-services-lead = Scegli di cosa hai bisogno. Ti diciamo come funziona, cosa portare e dove andare.
directory-services-unsure = Non sai quale scegliere? Prenota lo stesso: chi ti riceve ti aiuta a trovare la strada.
directory-book = Prenota un appuntamento
directory-book-short = Prenota

directory-active = Servizio attivo
directory-index = In questa pagina
directory-audience = A chi è rivolto
directory-how = Come fare
directory-reasons = Puoi prenotare per:
directory-minutes = { $count ->
    [one] circa un minuto
   *[other] circa { $count } minuti
}
directory-needed = Cosa serve
directory-needed-lead = Se ti manca qualcosa, vieni lo stesso.
directory-obtained = Cosa si ottiene
directory-times = Tempi e costi
directory-access = Accedi al servizio
directory-access-text = Prenota un appuntamento. Non serve registrarsi. Se preferisci, vieni in una sede e prenotiamo noi per te.
directory-conditions = Condizioni di servizio
directory-conditions-text = Usiamo i tuoi dati solo per darti questo servizio.
directory-conditions-privacy = Informativa privacy
directory-conditions-legal = Note legali
directory-contacts = Contatti
directory-contacts-text = Questi uffici danno il servizio. Scegli il più vicino a te.
directory-topic = Argomento:

directory-sites-lead = Gli uffici più vicini a te: dove sono e quando ricevono.
directory-all-sites = Guarda tutte le sedi
directory-address = Indirizzo
directory-address-unknown = L’indirizzo non è ancora confermato.
directory-body = Ente
directory-directions = Come arrivare
directory-step-free = Accesso in carrozzina
directory-step-free-yes = Si entra senza gradini.
directory-step-free-no = Ci sono dei gradini. Scrivilo quando prenoti: ti riceviamo in un altro posto.
directory-step-free-unknown = Non è ancora confermato. Scrivilo quando prenoti: troviamo un posto adatto.
directory-no-office = Qui non c’è ancora uno sportello
directory-no-office-text = Scegli un’altra sede.
directory-walk-in = Puoi venire anche senza appuntamento.
directory-by-appointment = Si riceve su appuntamento.
directory-office-example = Questo ufficio è un esempio: va ancora confermato.
directory-phone = Telefono:
directory-phone-unknown = Il telefono non è ancora confermato.
directory-email = Email:
directory-hours = Orari
directory-hours-unknown = Gli orari non sono ancora confermati.
directory-hours-example = Gli orari sono un esempio: vanno ancora confermati.
directory-offered = Cosa puoi chiedere qui
