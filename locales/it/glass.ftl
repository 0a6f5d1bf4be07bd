# Accesso di emergenza, e chi lo controlla.

glass-title = Accesso di emergenza
glass-lead = Solo se c’è un pericolo, o se serve subito e chi segue il caso non c’è. Vale per i casi del tuo ente.
glass-until = Si apre per quattro ore: fino alle { $time }.
glass-told = Chi segue il caso, chi coordina e chi protegge i dati lo sanno subito.
glass-reviewed = Una persona controlla entro cinque giorni lavorativi. Tutto quello che guardi resta scritto.
glass-waiting = Questi tuoi accessi aspettano ancora il controllo:
glass-codice = Numero del caso
glass-codice-hint = Tredici lettere e numeri, come 7K3M-9QXZ-4TB2-R.
glass-codice-empty = Scrivi il numero del caso.
glass-codice-shape = In questo numero c’è un errore. Controlla ogni lettera.
glass-perche = Perché
glass-perche-empty = Scegli perché ti serve.
glass-code-danger_to_life = La vita di qualcuno è in pericolo
glass-code-child_at_risk = Un bambino o una bambina è a rischio
glass-code-manager_absent = Serve subito, e chi segue il caso non c’è
glass-motivo = Che cosa succede
glass-motivo-hint = Almeno dieci lettere. Lo legge chi controlla: non scrivere nomi.
glass-motivo-empty = Scrivi che cosa succede.
glass-motivo-shape = Scrivi qualche parola in più.
glass-break = Apri per quattro ore
glass-confirm-text = Serve ancora il secondo passo. Fallo nella nuova scheda, poi torna qui e invia di nuovo.
glass-confirm = Fai il secondo passo
glass-refused-second-factor = È passato troppo tempo dal secondo passo. Ripetilo, poi invia di nuovo.
glass-refused-review-first = Un tuo accesso aspetta il controllo da più di dieci giorni. Prima deve essere controllato.
glass-refused-absent = Non c’è un caso con questo numero che puoi aprire così.

glass-letter-subject = Porta Unica: qualcosa da guardare
glass-letter =
    Accesso di emergenza a un caso.

    Chi: { $who }, { $body }
    Quando: { $at }
    Fino a: { $until }

    Se coordini o proteggi i dati, guarda qui e scrivi se era giustificato:
    { $review }

    Se segui il caso, qui vedi chi ha accesso e puoi toglierlo:
    { $access }

glass-reviews-title = Accessi di emergenza da controllare
glass-none = Non c’è niente da controllare
glass-none-text = Quando qualcuno usa l’accesso di emergenza, lo trovi qui e ricevi un messaggio.
glass-open = Da controllare
glass-over = { $count ->
    [one] Uno già controllato
   *[other] { $count } già controllati
}
glass-due = Da controllare entro il { $day }
glass-late = In ritardo: era da controllare entro il { $day }
glass-review = Controlla
glass-look = Guarda
glass-done-reviewed = Fatto: il controllo è scritto.
glass-done-already = Lo aveva già controllato un’altra persona.

glass-review-title = Controlla un accesso di emergenza
glass-who = Chi
glass-when = Quando
glass-from-to = Dal { $from } al { $to }
glass-opened = Che cosa si è aperto
glass-seen = Che cosa ha fatto in quel tempo
glass-seen-nothing = Niente: non ha guardato il caso.
glass-seen-refused = rifiutato
glass-esito = Era giustificato?
glass-esito-empty = Scegli se era giustificato.
glass-outcome-justified = Giustificato
glass-outcome-not_justified = Non giustificato
glass-nota = Nota
glass-nota-hint = Se serve: che cosa hai chiesto, che cosa si fa adesso.
glass-save = Scrivi il controllo
glass-refused-own = Il tuo accesso lo controlla un’altra persona.
