# Le parti che le pagine hanno in comune: campi, passi, tabelle, stati.

component-required-note = I campi contraddistinti dal simbolo asterisco sono obbligatori.
component-error = Errore:
component-errors = Controlla questi dati
component-choose = Scegli
component-characters-most = Al massimo { $count } caratteri.
# Il segno # è il numero.
component-characters-left = Puoi scrivere ancora # caratteri.
component-characters-over = Il testo è troppo lungo: togli # caratteri.

component-steps = Passi della prenotazione
component-step = Passo
component-step-done = Completato
component-step-place = Luogo
component-step-time = Data e orario
component-step-details = Dettagli appuntamento
component-step-applicant = Richiedente
component-step-summary = Riepilogo
component-index = Informazioni richieste
component-back = Indietro
component-forward = Avanti
component-send = Invia
component-edit = Modifica
component-breadcrumb = Percorso di navigazione

component-contact = Contatta gli uffici
component-contact-faq = Leggi le domande frequenti
component-contact-call = Telefona o vieni in una sede
component-contact-report = Segnala un problema del sito

component-hold = Teniamo il posto per te fino alle { $time }.
component-hold-minutes = Mancano # minuti.
component-hold-minute = Manca un minuto.
component-hold-over = Il tempo è finito. Puoi continuare: se il posto è ancora libero, resta tuo.

component-pages = Pagine
component-previous = Precedente
component-next = Successiva
component-stale = L’elenco non si aggiorna da un po’. Ricarica la pagina.

component-state-held = In prenotazione
component-state-confirmed = Atteso
component-state-checked_in = Arrivato
component-state-done = Concluso
component-state-no_show = Assente
component-state-cancelled_by_person = Disdetto dalla persona
component-state-cancelled_by_office = Disdetto dall’ufficio

component-feedback = Valuta questo servizio
component-feedback-score = Quanto è stato facile usare questo servizio?
component-feedback-of-five = su 5
component-feedback-positive = Quali sono stati gli aspetti che hai preferito?
component-feedback-clear = Le indicazioni erano chiare
component-feedback-complete = Le indicazioni erano complete
component-feedback-on_track = Capivo sempre che stavo procedendo correttamente
component-feedback-no_trouble = Non ho avuto problemi tecnici
component-feedback-other_good = Altro
component-feedback-negative = Dove hai incontrato le maggiori difficoltà?
component-feedback-unclear = A volte le indicazioni non erano chiare
component-feedback-incomplete = A volte le indicazioni non erano complete
component-feedback-lost = A volte non capivo se stavo procedendo correttamente
component-feedback-technical = Ho avuto problemi tecnici
component-feedback-other_bad = Altro
component-feedback-comment = Vuoi aggiungere altri dettagli?
component-feedback-comment-hint = Al massimo 200 caratteri. Non scrivere dati personali.
