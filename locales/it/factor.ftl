# Il secondo passo per entrare: app, chiavi di accesso, codici di riserva.

factor-title = Secondo passo
factor-lead = La password è giusta. Ora mostra che sei davvero tu.
factor-with-passkey = Con una chiave di accesso
factor-with-passkey-text = Usa l’impronta, il volto o il PIN del tuo dispositivo.
factor-use-passkey = Usa la chiave di accesso
factor-passkey-needs-script = Le chiavi di accesso funzionano solo se JavaScript è attivo.
factor-passkey-elsewhere = A questo indirizzo le chiavi di accesso non funzionano, perché è fatto di numeri. Apri la pagina da qui:
factor-passkey-nowhere = A questo indirizzo le chiavi di accesso non funzionano, perché è fatto di numeri.
factor-passkey-failed = Il dispositivo non ha risposto. Prova di nuovo o scegli un altro modo.
factor-passkey-refused = Questa chiave non va bene. Prova di nuovo o scegli un altro modo.
factor-passkey-not-made = La chiave non è stata creata. Prova di nuovo.
factor-with-app = Con l’app sul telefono
factor-code = Codice dell’app
factor-code-hint = Sei cifre. Cambiano ogni 30 secondi.
factor-code-refused = Il codice non va bene. Aspetta il prossimo codice e scrivi quello.
factor-continue = Continua
factor-with-recovery = Non ho il telefono: uso un codice di riserva
factor-recovery = Codice di riserva
factor-recovery-hint = Dodici lettere e cifre, dal foglio che hai stampato. Ogni codice vale una volta.
factor-recovery-refused = Questo codice non va bene, o è già stato usato.
factor-lost = Se non hai nessuno di questi modi, chiama chi gestisce gli accessi nel tuo ente.
factor-start-over = Ricomincia dalla password

factor-first-title = Scegli il secondo passo
factor-first-lead = Per entrare la password da sola non basta. Scegli come mostrare che sei tu: con un’app sul telefono o con una chiave di accesso.
factor-app-step-install = Apri un’app per i codici sul telefono. Se non ne hai una, va bene ogni app che conosce lo standard TOTP.
factor-app-step-scan = Inquadra il disegno, oppure scrivi il segreto nell’app.
factor-app-step-type = Scrivi qui il codice che l’app mostra.
factor-picture = Disegno da inquadrare con l’app. Chi non può inquadrarlo scrive il segreto che sta sotto.
factor-secret = Segreto:
factor-app-set-up = Collega l’app
factor-first-code-refused = Il codice non va bene. Controlla l’ora del telefono e scrivi il codice di adesso.
factor-new-passkey-text = La chiave resta nel dispositivo. Si apre con l’impronta, il volto o il PIN.
factor-new-passkey = Crea la chiave di accesso
factor-passkey-name = Nome della chiave
factor-passkey-name-hint = Per riconoscerla, per esempio: computer dell’ufficio.
factor-passkey-name-empty = Scrivi un nome per la chiave.
factor-passkey-name-shape = Questo nome non va bene.

factor-codes-title = Codici di riserva
factor-codes-lead = Se perdi il telefono o la chiave, entri con uno di questi codici. Li vedi solo adesso.
factor-codes-keep = Stampali o scrivili, e tienili in un posto sicuro. Ogni codice vale una volta.
factor-codes-onward = Ho messo via i codici

factor-confirm-title = Conferma che sei tu
factor-confirm-lead = Quello che stai per fare è delicato. Mostra ancora una volta il secondo passo. Vale per dieci minuti.
factor-confirm = Conferma
factor-confirm-back = Torna indietro senza confermare
factor-demo = Nella demo il codice di ogni persona sta nella pagina iniziale:

factor-mine-title = Secondo passo
factor-mine-lead = Con questi mostri che sei tu, dopo la password. Averne due aiuta: se ne perdi uno, entri con l’altro.
factor-mine-list = I tuoi modi
factor-app-name = App sul telefono
factor-since = Da
factor-used = Ultimo uso
factor-never-used = mai
factor-remove = Togli
factor-last-stays = L’ultimo modo non si può togliere. Prima aggiungine un altro.
factor-add = Aggiungi o cambia
factor-app-add-text = Un’app sul telefono mostra codici di sei cifre.
factor-app-add = Aggiungi un’app
factor-app-replace-text = Se cambi telefono, collega l’app nuova: quella di prima smette di valere.
factor-app-replace = Collega un’altra app
factor-app-title = Collega un’app
factor-app-lead = L’app vale da quando scrivi il primo codice.
factor-recovery-title = Codici di riserva
factor-codes-left = { $count ->
    [0] Non ti resta nessun codice.
    [one] Ti resta un codice.
   *[other] Ti restano { $count } codici.
}
factor-codes-renew = Fai otto codici nuovi
factor-done-added = Fatto. Se pensi che qualcuno conosca la tua password, chiudi anche gli altri accessi dalla pagina del profilo.
factor-done-removed = Tolto. Se pensi che qualcuno lo abbia usato, chiudi anche gli altri accessi dalla pagina del profilo.

factor-notice-subject = Porta Unica: un cambiamento nel tuo accesso
factor-notice-body =
    { $what } È successo { $when }.

    Se sei stato tu, non devi fare niente. Se non sei stato tu, chiama subito chi gestisce gli accessi nel tuo ente.
factor-notice-first = È stato scelto il secondo passo per entrare.
factor-notice-app = È stata collegata un’app per i codici.
factor-notice-passkey = È stata aggiunta una chiave di accesso.
factor-notice-removed = È stato tolto un modo per il secondo passo.
factor-notice-codes = Sono stati fatti codici di riserva nuovi; quelli di prima non valgono più.
factor-notice-code-used = Qualcuno è entrato con uno dei tuoi codici di riserva.
