# Accessi del personale, per chi li gestisce.

admin-title = Accessi del personale
admin-lead = Qui gestisci inviti, ruoli e accessi. I casi delle persone non si vedono da qui.
admin-invite = Invita una persona
admin-search = Cerca per nome o nome utente
admin-search-go = Cerca
admin-people =
    { $count ->
        [0] Nessuna persona
        [one] Una persona
       *[other] { $count } persone
    }
admin-people-none = Non c’è nessuno con questo nome negli enti che gestisci. Prova con meno lettere, o invita la persona.
admin-people-more = Ce ne sono altre: scrivi un nome più preciso.
admin-position = Pagina { $page }
admin-back = Torna alle persone
admin-back-to = Torna a { $name }

admin-state-active = Attivo
admin-state-active-text = Può entrare.
admin-state-invited = Invitato
admin-state-invited-text = Deve ancora scegliere la password.
admin-state-lapsed = Senza password
admin-state-lapsed-text = L’invito è scaduto o revocato. Non può entrare.
admin-state-disabled = Disattivato
admin-state-disabled-text = Non può entrare.
admin-state-resting = Senza ruolo
admin-state-resting-text = Può entrare, ma oggi non ha ruoli e non vede nulla.

admin-created = Creato
admin-used = Ultimo uso
admin-used-never = Mai
admin-sessions = Accessi aperti
admin-invitation-until = L’invito vale fino al
admin-memberships = Ruoli
admin-end = Fine del ruolo
admin-own-account = Questo è il tuo accesso: i ruoli te li può dare o togliere solo un’altra persona.
admin-membership-add = Aggiungi un ruolo
admin-access = Accesso
admin-access-text = Gli invii passano dall’e-mail della persona: la password la conosce solo lei.
admin-not-managed = Questa persona lavora anche per un ente che non gestisci. L’accesso lo cambia chi gestisce gli accessi della zona.
admin-invite-again = Manda un altro invito
admin-revoke = Revoca l’invito
admin-reset = Password dimenticata
admin-sign-out = Chiudi gli accessi aperti
admin-disable = Disattiva
admin-enable = Riattiva

admin-invite-title = Invita una persona
admin-invite-text = Le arriva un’e-mail con un collegamento che vale tre giorni. Sceglie lei la password e il secondo passo.
admin-invite-send = Manda l’invito
admin-person = La persona
admin-work = Il suo ruolo
admin-given-name = Nome
admin-given-name-empty = Scrivi il nome.
admin-given-name-shape = Il nome ha caratteri che i nomi non hanno.
admin-surname = Cognome
admin-surname-empty = Scrivi il cognome.
admin-surname-shape = Il cognome ha caratteri che i cognomi non hanno.
admin-email = E-mail di lavoro
admin-email-hint = Solo sua, non di un ufficio: chi la legge può scegliere la password.
admin-email-empty = Scrivi l’e-mail.
admin-email-shape = L’e-mail non è scritta nel modo giusto, per esempio nome@ente.it.
admin-email-taken = C’è già un accesso con questa e-mail.
admin-login = Nome utente
admin-login-hint = Lettere minuscole, numeri e i segni . _ - @
admin-login-empty = Scrivi un nome utente.
admin-login-shape = Usa almeno tre lettere minuscole o numeri, e i segni . _ - @
admin-login-taken = Questo nome utente c’è già. Scegline un altro.
admin-role = Ruolo
admin-role-empty = Scegli un ruolo.
admin-role-does-not-fit = Questo ruolo non esiste in questo tipo di ente.
admin-duties-apart = Chi gestisce gli accessi non lavora sui casi negli stessi giorni. Cambia il ruolo o le date.
admin-already-member = Ha già questo ruolo in questi giorni.
admin-body = Ente
admin-body-empty = Scegli un ente che gestisci.
admin-office = Sportello
admin-office-hint = Deve essere dello stesso ente.
admin-office-all = Tutto l’ente
admin-office-shape = Scegli uno sportello della lista.
admin-office-of-another-body = Questo sportello è di un altro ente.
admin-area = Area
admin-area-hint = Solo per assistenti sociali e coordinamento.
admin-area-all = Tutte le aree
admin-area-shape = Scegli un’area della lista.
admin-area-does-not-fit = Questo ruolo non ha un’area.
admin-from = Primo giorno
admin-from-empty = Scrivi il primo giorno.
admin-from-shape = Questo giorno non esiste.
admin-far-away = Questo giorno è troppo lontano.
admin-to = Ultimo giorno
admin-to-hint = Vuoto: finché qualcuno lo chiude.
admin-to-shape = Questo giorno non esiste.
admin-dates-reversed = L’ultimo giorno viene prima del primo.
admin-already-over = L’ultimo giorno è già passato.

admin-membership-title = Aggiungi un ruolo
admin-membership-text = Il ruolo vale per { $name } dal primo all’ultimo giorno, compresi.
admin-membership-save = Aggiungi
admin-end-title = Fine del ruolo
admin-end-text = Dal giorno dopo le pagine di questo ruolo non si aprono più, anche se sono già aperte. Con la data di ieri finisce subito.
admin-last-day = Ultimo giorno
admin-last-day-hint = Oggi vuol dire fino a mezzanotte.
admin-last-day-empty = Scrivi l’ultimo giorno.
admin-last-day-shape = Questo giorno non esiste.
admin-last-day-past = Al più presto ieri: quello che è passato non si cambia.
admin-last-day-longer = Il ruolo finisce già prima di questo giorno.
admin-not-now = Questo ruolo è già finito.
admin-end-save = Chiudi il ruolo

admin-reset-title = Password dimenticata
admin-reset-text = { $name } riceve un’e-mail con un invito nuovo all’indirizzo { $email }. La password di prima non vale più e gli accessi aperti si chiudono.
admin-reset-factors = Ha perso anche il secondo passo
admin-reset-factors-hint = Telefono, chiave e codici di riserva di prima non valgono più.
admin-reset-checked = Ho riconosciuto la persona: di persona, o con una chiamata a un numero che conosco
admin-reset-checked-empty = Prima riconosci la persona: chiunque può dire di aver dimenticato una password.
admin-reset-save = Manda l’invito nuovo

admin-confirm-again = Il secondo passo è di troppo tempo fa. Confermalo e poi invia di nuovo: quello che hai scritto è ancora qui.
admin-confirm-link = Conferma il secondo passo (si apre accanto)

admin-done-invited = L’invito è partito.
admin-done-revoked = L’invito non vale più.
admin-done-reset = Un invito nuovo è partito. La password di prima non vale più.
admin-done-disabled = L’accesso è disattivato.
admin-done-enabled = L’accesso è di nuovo attivo.
admin-done-signed-out = Gli accessi aperti sono chiusi.
admin-done-membership = Il ruolo è aggiunto.
admin-done-membership-end = La fine del ruolo è segnata.
admin-done-nothing = Non c’era nulla da fare: forse qualcuno l’ha già fatto.
admin-done-expired = La pagina era aperta da troppo tempo. Prova di nuovo.
