# Chi può vedere cosa, e la prima pagina di chi lavora qui.

work-title = Il tuo lavoro
work-hello = Ciao { $name }
work-due = Da fare oggi
work-due-nothing = Adesso niente aspetta te.
work-due-waiting = { $count ->
    [one] Una persona aspetta allo sportello
   *[other] { $count } persone aspettano allo sportello
}
work-due-late = { $count ->
    [one] Un passo è in ritardo
   *[other] { $count } passi sono in ritardo
}
work-due-today = { $count ->
    [one] Un passo è per oggi
   *[other] { $count } passi sono per oggi
}
work-due-proposals = { $count ->
    [one] Una proposta di caso da aprire
   *[other] { $count } proposte di caso da aprire
}
work-due-answers = { $count ->
    [one] Una proposta di caso aspetta la tua risposta
   *[other] { $count } proposte di caso aspettano la tua risposta
}
work-due-drafts = { $count ->
    [one] Un accesso scritto a metà
   *[other] { $count } accessi scritti a metà
}
work-where = Dove puoi andare
work-no-role = Oggi non hai un ruolo in nessun ente.
work-no-role-next = Chiedi a chi gestisce gli accessi nel tuo ente.
work-manager = Le cifre del servizio non sono ancora qui. Le persone e i casi non si vedono con il tuo ruolo.

door-today = Oggi
door-today-text = Chi arriva allo sportello, e a che ora.
door-week = Settimana
door-week-text = Gli appuntamenti dei prossimi giorni.
door-book = Prenota per una persona
door-book-text = Al telefono o allo sportello.
door-absences = Assenze
door-absences-text = Quando uno sportello non riceve.
door-accesses = Accessi
door-accesses-text = Chi è arrivato, che cosa serve e che cosa fai oggi.
door-proposals = Proposte
door-proposals-text = I casi che si propone di aprire.
door-cases = Casi
door-cases-text = I casi su cui lavori o che sono condivisi con te.
door-people = Persone
door-people-text = Cerca una persona, guarda come raggiungerla, registra chi è nuovo.
door-glass = Accesso di emergenza
door-glass-text = Solo per un pericolo: si apre per quattro ore, e qualcuno controlla.
door-reviews = Accessi da controllare
door-reviews-text = Chi ha usato l’accesso di emergenza, e perché.
door-trail = Registro
door-trail-text = Chi ha visto o cambiato cosa, e quando.
door-accounts = Accessi del personale
door-accounts-text = Inviti, ruoli e date di chi lavora qui.
door-profile = Il tuo profilo
door-profile-text = Password, secondo passo e accessi aperti.

class-name = Nome
class-identity = Dati anagrafici
class-contact = Recapiti
class-household = Famiglia
class-household-summary = Minori: quanti e di che età
class-work = Lavoro
class-education = Istruzione e formazione
class-economic = Situazione economica
class-economic-summary = Fascia ISEE e benefici
class-housing = Casa
class-housing-summary = Casa stabile o no
class-care-load = Carichi di cura
class-care-load-summary = Disponibilità di tempo
class-health = Salute
class-health-summary = Legge 68/1999 e limiti funzionali
class-minors = Minori
class-protection = Tutela e giustizia
class-diary = Diario
class-shared-note = Note per l’équipe
class-plan = Progetto
class-plan-shared = Progetto: obiettivi comuni
class-plan-work = Progetto: lavoro
class-plan-health = Progetto: salute
class-plan-task = Progetto: compiti affidati
class-appointment = Appuntamenti

capacity-reception = accoglienza
capacity-case-manager = responsabile del caso
capacity-team-social = area sociale dell’équipe
capacity-employment = centro per l’impiego
capacity-health = area sanitaria dell’équipe
capacity-third-sector = terzo settore
capacity-coordination = coordinamento

basis-opened = hai aperto il caso
basis-assigned = il caso ti è stato affidato
basis-team = fai parte dell’équipe
basis-coordination = coordini quest’area
basis-sharing = la persona ha autorizzato la condivisione
basis-break-glass = accesso di emergenza

access-allowed = Puoi vederlo come { $capacity }: { $basis }.
access-allowed-until = Puoi vederlo come { $capacity }: { $basis }. Fino a { $day }, ore { $clock }.
access-no-grant = Nessuno ti ha dato accesso a questo caso.
access-no-role = Il ruolo per cui avevi accesso è finito.
access-revoked = L’accesso è stato tolto.
access-ended = L’accesso è scaduto.
access-not-yet = L’accesso non è ancora cominciato.
access-not-named = Il caso è protetto: serve un accesso dato a te per nome.
access-never = Chi lavora in questo ruolo non vede mai questi dati.
access-class-not-granted = Questi dati non sono compresi nel tuo accesso.
access-only-read = Puoi leggere, non scrivere.
access-not-shared = La persona non ha autorizzato la condivisione di questi dati con il tuo ente.
