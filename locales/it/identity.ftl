# Entrare e uscire; ruoli.

identity-sign-in-title = Entra
identity-sign-in-lead = Questa pagina è per chi lavora nei servizi. Per prenotare non serve entrare.
identity-login = Nome utente
identity-login-empty = Scrivi il tuo nome utente.
identity-login-shape = Questo nome utente non è scritto nel modo giusto.
identity-password = Password
identity-password-empty = Scrivi la password.
identity-refused = Nome utente o password non sono giusti.
identity-wait = Ci sono stati molti tentativi. Aspetta un poco e prova di nuovo.
identity-enter = Entra

role-reception = Accoglienza
role-social_worker = Assistente sociale
role-coordinator = Coordinamento
role-employment_officer = Centro per l’impiego
role-third_sector_operator = Terzo settore
role-health_professional = Servizi sanitari
role-manager = Direzione
role-privacy_officer = Protezione dei dati
role-administrator = Amministrazione del sistema
