# Chi può vedere un caso: accessi, condivisione, équipe, protezione.

keeping-case = Caso
keeping-protected = Caso protetto
keeping-ways = Chi può vedere il caso
keeping-grants = Accessi
keeping-sharing = Condivisione
keeping-team = Équipe
keeping-protection = Protezione
keeping-keep = Lascia com’è
keeping-reason = Motivo
keeping-reason-empty = Scrivi il motivo.
keeping-until-shape = Questa data non esiste. Scrivi giorno, mese e anno.
keeping-until-past = Questa data è già passata. Scegli oggi o un giorno dopo.

# Accessi
grants-title = Chi vede questo caso
grants-standing = Chi ha accesso adesso
grants-ended = { $count ->
    [one] Un accesso finito
   *[other] { $count } accessi finiti
}
grants-ended-caption = Accessi finiti
grants-col-who = Chi
grants-col-as = In che veste e perché
grants-col-reads = Legge soltanto
grants-col-writes = Legge e scrive
grants-col-when = Da quando a quando
grants-col-act = Cosa puoi fare
grants-by = Accesso dato da { $name }
grants-since = Dal { $at }
grants-until = Fino al { $at }
grants-no-end = Senza una fine
grants-revoked-at = Tolto il { $at }
grants-revoke = Togli
grants-who-body = Tutti con il ruolo { $role }
grants-who-team = L’équipe, ruolo { $role }
grants-who-area = Chi coordina quest’area
grants-held-protected = Ora non vede il caso: è protetto e questo accesso non ha un nome.
grants-held-not-shared = Ora non vede: { $classes }. La persona non ha autorizzato la condivisione.
grants-new = Fai entrare qualcuno
grants-new-text = Dai accesso solo a chi serve, solo a quello che serve.
grants-chi = Chi
grants-chi-hint = Una persona, l’équipe o tutti quelli che hanno un ruolo in un ente.
grants-chi-empty = Scegli chi fare entrare.
grants-come = In che veste
grants-come-hint = Se non sai cosa scegliere, lascia quella abituale.
grants-come-usual = Quella abituale per il suo ruolo
grants-come-shape = Chi ha questo ruolo non può entrare in questa veste. Scegline un’altra.
grants-group-people = Una persona
grants-group-team = L’équipe del caso
grants-group-bodies = Tutti in un ente
grants-whom-team = Équipe: { $role }, { $body }
grants-whom-body = Tutti: { $role }, { $body }
grants-whom-unknown = Chi hai scelto
grants-done-given = Fatto: ha accesso da subito.
grants-done-revoked = Fatto: l’accesso è finito adesso. Anche le pagine aperte non funzionano più.
grants-done-already = Questo accesso era già finito.

grants-new-title = Che cosa può vedere
grants-as = come { $capacity }
grants-classes = Quali dati
grants-classes-hint = Le caselle già segnate sono quelle abituali. I dati che non può mai vedere non ci sono.
grants-elsewhere = Lavora in un altro ente: vede solo quello che la persona ha autorizzato a condividere.
grants-on-request = solo se serve
grants-not-shared = non ancora condiviso
grants-reads = legge
grants-writes = scrive
grants-reason = Perché
grants-reason-hint = Una frase. Resta nel registro: non scrivere nomi o fatti della persona.
grants-last-day = Ultimo giorno
grants-last-day-hint = Se lo lasci vuoto, l’accesso dura finché lo togli.
grants-give = Dai l’accesso
grants-refused-to-oneself = Non puoi dare un accesso a te. Chiedi a chi coordina.
grants-refused-not-a-member = Oggi questa persona non ha questo ruolo in questo ente. Scegli di nuovo.
grants-refused-no-class = Scegli almeno un dato.
grants-refused-beyond-the-matrix = In questa veste non può vedere o scrivere tutti questi dati. Togline qualcuno.
grants-refused-the-manager = Chi segue il caso non si toglie: chi coordina lo affida a un’altra persona.
grants-refused-those-who-oversee = Chi coordina l’area vede solo il nome e affida i casi: questo accesso non si toglie.

grants-revoke-title = Togli un accesso
grants-revoke-text = L’accesso finisce subito, anche per le pagine che ha aperte. Quello che ha già letto o scritto resta nel registro.
grants-revoke-loses = Non vedrà più
grants-revoke-confirm = Togli l’accesso
grants-revoke-none = Questo accesso non si può togliere da qui, o è già finito.

# Condivisione
sharing-title = Condivisione con altri enti
sharing-text = Un altro ente vede solo quello che la persona ha detto di condividere. La persona può cambiare idea quando vuole.
sharing-standing = Che cosa è condiviso adesso
sharing-none = Niente: nessun altro ente vede dati di questo caso.
sharing-ended = { $count ->
    [one] Una condivisione finita
   *[other] { $count } condivisioni finite
}
sharing-no-agreement = L’accordo con questo ente non è in vigore: ora non vede niente.
sharing-how-paper = Firmata su carta
sharing-how-spoken = Detta a voce
sharing-how-digital = Data in modo digitale
sharing-notice = Informativa { $version }
sharing-by = Scritta da { $name }
sharing-withdrawn-at = Ritirata il { $at }
sharing-withdraw = Ritira
sharing-new = Scrivi una nuova autorizzazione
sharing-no-partner = Nessun altro ente ha un accordo in vigore. Chiedi a chi coordina la zona.
sharing-ente = Con quale ente
sharing-ente-empty = Scegli un ente dell’elenco.
sharing-done-authorised = Scritto: la condivisione vale da adesso.
sharing-done-withdrawn = Ritirata: da questo momento l’ente non vede più questi dati, neanche nelle pagine aperte.
sharing-done-already = Questa condivisione era già finita.

sharing-new-title = La persona autorizza la condivisione
sharing-body-unknown = Ente non trovato
sharing-classi = Quali dati
sharing-classi-hint = Ci sono solo i dati che chi lavora lì può vedere.
sharing-come = Come ha detto di sì
sharing-come-empty = Scegli come la persona ha detto di sì.
sharing-version = Versione dell’informativa
sharing-version-hint = Quella che hai consegnato o letto, per esempio 2026-1.
sharing-version-empty = Scrivi quale informativa ha ricevuto la persona.
sharing-last-day-hint = Se lo lasci vuoto, vale finché la persona la ritira.
sharing-see = Guarda che cosa vedrà
sharing-save = La persona è d’accordo: scrivi
sharing-edit = Cambia
sharing-preview = Che cosa vedrà { $body }
sharing-preview-as = Chi ci lavora come { $capacity } potrà leggere:
sharing-preview-nothing = Niente di quello che hai scelto.
sharing-preview-nobody = Per ora nessuno di questo ente ha accesso al caso. Lo decidi tu, persona per persona.
sharing-preview-at-once = Chi vede subito, perché ha già un accesso
sharing-preview-back = La persona può ritirare l’autorizzazione in ogni momento. Vale da subito.
sharing-refused-no-such-body = Scegli un altro ente.
sharing-refused-no-agreement = L’accordo con questo ente non è in vigore.
sharing-refused-no-class = Scegli almeno un dato.
sharing-refused-beyond-the-matrix = Questo ente non può mai vedere tutti questi dati. Togline qualcuno.

sharing-withdraw-title = Ritira la condivisione
sharing-withdraw-text = Da quando confermi, chi lavora in questo ente non vede più questi dati. Vale anche per le pagine che ha aperte.
sharing-withdraw-losing = Chi non li vede più
sharing-withdraw-confirm = Ritira adesso
sharing-withdraw-over = Questa condivisione è già finita.

# Équipe
team-title = Équipe del caso
team-text = Chi è nell’équipe vede quello che l’équipe del suo ente può vedere, dal primo all’ultimo giorno.
team-standing = Chi c’è adesso
team-none = Non c’è ancora nessuno. Aggiungi chi lavora con te su questo caso.
team-ended = { $count ->
    [one] Una persona che non c’è più
   *[other] { $count } persone che non ci sono più
}
team-by = Aggiunto da { $name }
team-gone = Non lavora più lì: non vede niente.
team-sees = Vede: { $classes }.
team-sees-nothing = Non vede ancora niente.
team-give = Dai accesso all’équipe
team-leave = Togli
team-add = Aggiungi una persona
team-chi = Chi
team-chi-empty = Scegli una persona.
team-last-day-hint = Se lo lasci vuoto, resta finché la togli.
team-join = Aggiungi
team-done-joined = Fatto: fa parte dell’équipe da oggi.
team-done-left = Fatto: non fa più parte dell’équipe, e non vede più niente per questo motivo.
team-done-already = Non faceva già più parte dell’équipe.
team-refused-to-oneself = Segui già questo caso: non serve aggiungerti.
team-refused-already = Fa già parte dell’équipe.
team-refused-not-a-member = Oggi questa persona non ha questo ruolo in questo ente. Scegli di nuovo.

# Protezione
protection-title = Protezione del caso
protection-text = Un caso protetto lo vede solo chi ha un accesso con il suo nome. Per tutti gli altri non esiste: né nelle liste, né nelle ricerche.
protection-losing = Non lo vedrà più
protection-keeping = Continua a vederlo
protection-two = Per togliere la protezione servono due persone che hanno un accesso con il loro nome.
protection-alone = Ora sei l’unica persona: dai prima a una collega un accesso con il suo nome.
protection-protect = Proteggi il caso
protection-not-yours = Lo può proteggere chi segue il caso.
protection-on = Questo caso è protetto: lo vede solo chi ha un accesso con il suo nome.
protection-lift = Togli la protezione
protection-ask = Chiedi di togliere la protezione
protection-waiting = Qualcuno ha chiesto di togliere la protezione
protection-asked-by = Chi l’ha chiesto
protection-waits-for-another = L’hai chiesto tu: un’altra persona con un accesso con il suo nome deve confermare.
protection-confirm-text = Se confermi, l’équipe e chi coordina tornano a vedere il caso.
protection-confirm = Conferma: togli la protezione
protection-nothing-waits = Nessuno ha chiesto di togliere la protezione.
protection-done-protected = Fatto: il caso è protetto.
protection-done-already = Era già così.
protection-done-asked = Richiesta scritta. Ora un’altra persona deve confermare.
protection-done-lifted = Fatto: il caso non è più protetto.
protection-refused-two-people = Deve confermare un’altra persona, non chi l’ha chiesto.
