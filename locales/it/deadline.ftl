# Scadenze di un caso: da un evento, con il termine di legge, o scritte a mano.

deadline-title = Scadenze
deadline-one-title = Scadenza
deadline-mine-title = Le scadenze dei miei casi
deadline-back = Torna alle scadenze del caso { $reference }

# Nel caso
deadline-next = La prima: { $day }
deadline-open = { $count ->
    [0] Nessuna scadenza aperta: apri l’elenco
    [one] Una scadenza aperta
   *[other] { $count } scadenze aperte
}

# Quanto manca
deadline-late = { $days ->
    [one] In ritardo di un giorno
   *[other] In ritardo di { $days } giorni
}
deadline-today = Scade oggi
deadline-left = { $days ->
    [one] Scade domani
   *[other] Mancano { $days } giorni
}
deadline-by-day = Entro { $day }
deadline-since = Conta { $event }, { $day }
deadline-by = Segnata da { $who } il { $day }
deadline-guideline = Termine di una linea guida, non di legge
deadline-unconfirmed = Termine da verificare sul testo in vigore

# L’elenco
deadline-open-ones = Da fare
deadline-none = Nessuna scadenza aperta.
deadline-cut = Si vedono le prime 200.
deadline-close = Chiudi
deadline-closed-ones = Chiuse
deadline-was-done = Fatta il { $day }, in tempo (scadeva il { $due }). Chiusa da { $who }.
deadline-was-late = Fatta il { $day }, in ritardo (scadeva il { $due }). Chiusa da { $who }.
deadline-was-dropped = Tolta il { $day } da { $who } (scadeva il { $due }).
deadline-done-set = Scadenza segnata.
deadline-done-already = Questa scadenza c’era già: non è stata segnata due volte.
deadline-done-done = Scadenza chiusa: fatta.
deadline-done-dropped = Scadenza tolta.
deadline-done-closed-before = Questa scadenza era già chiusa: non è cambiato niente.

# Da un evento
deadline-add-rule = Aggiungi da un evento
deadline-add-rule-text = Scegli che cosa è successo e quando. La data la calcola il portale, contando festivi e giorni lavorativi.
deadline-add-rule-submit = Calcola e segna
deadline-rule = Che cosa va fatto
deadline-rule-empty = Scegli che cosa va fatto.
deadline-choice = { $what }: { $term } { $event } ({ $source })
deadline-days = { $count } giorni
deadline-working-days = { $count } giorni lavorativi
deadline-since-day = Giorno dell’evento
deadline-since-day-hint = Il giorno in cui è successo. Il termine comincia il giorno dopo.
deadline-since-day-empty = Scrivi il giorno dell’evento.
deadline-since-day-shape = Scrivi il giorno dell’evento come data, per esempio 03/03/2026.
deadline-since-future = L’evento non è ancora avvenuto: scrivi un giorno fino a oggi.

deadline-rule-convocation = Convocazione
deadline-rule-first-meeting = Primo incontro
deadline-rule-plan-after-analysis = Progetto personalizzato
deadline-rule-plan-after-meeting = Patto per l’inclusione
deadline-rule-contact = Nuovo contatto
deadline-rule-service-agreement = Patto di servizio
deadline-event-convocation = dalla firma del patto di attivazione digitale
deadline-event-first-meeting = dalla firma del patto di attivazione digitale
deadline-event-plan-after-analysis = dall’analisi preliminare
deadline-event-plan-after-meeting = dal primo incontro con il servizio sociale
deadline-event-contact = dall’ultimo contatto
deadline-event-service-agreement = dall’invio al centro per l’impiego

# A mano
deadline-add-hand = Aggiungi a mano
deadline-add-hand-submit = Segna
deadline-what = Che cosa
deadline-what-hint = Poche parole. Le legge chi può leggere il progetto.
deadline-what-empty = Scrivi che cosa va fatto.
deadline-due = Entro il giorno
deadline-due-empty = Scrivi entro quale giorno.
deadline-due-shape = Scrivi il giorno come data, per esempio 03/03/2027.
deadline-due-past = Questo giorno è già passato: scrivi un giorno da oggi in poi.
deadline-due-far = Questo giorno è troppo lontano: al massimo dieci anni.

# Chiudere
deadline-was-it-done = È stata fatta
deadline-done-day = Fatta il giorno
deadline-done-day-empty = Scrivi in quale giorno è stata fatta.
deadline-done-day-shape = Scrivi il giorno come data, per esempio 03/03/2027.
deadline-done-future = Questo giorno deve ancora venire: scrivi un giorno fino a oggi.
deadline-done-before = Non può essere stata fatta prima dell’evento da cui parte.
deadline-done-submit = È fatta
deadline-not-needed = Non serve più
deadline-why = Perché
deadline-why-hint = Poche parole. Restano accanto alla scadenza.
deadline-why-empty = Scrivi perché non serve più.
deadline-drop-submit = Togli la scadenza
deadline-is-closed = Questa scadenza è chiusa.
deadline-only-read = Puoi leggere questa scadenza, non chiuderla.

# Le mie
deadline-mine-empty = Nessuna scadenza aperta nei tuoi casi
deadline-mine-empty-text = Le scadenze si segnano nel caso, alla voce Scadenze.
deadline-group-late = In ritardo
deadline-group-close = Entro sette giorni
deadline-group-later = Più avanti

# Nella pagina Oggi
work-deadlines-late = { $count ->
    [one] Una scadenza dei miei casi è in ritardo
   *[other] { $count } scadenze dei miei casi sono in ritardo
}
work-deadlines-soon = { $count ->
    [one] Una scadenza dei miei casi entro sette giorni
   *[other] { $count } scadenze dei miei casi entro sette giorni
}
