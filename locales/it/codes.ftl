# Le voci degli elenchi di codici (src/people/data/code_lists.csv).

code-relationship-1 = Intestatario o intestataria della scheda
code-relationship-2 = Marito o moglie
code-relationship-3 = Figlio o figlia
code-relationship-4 = Nipote (di nonni)
code-relationship-5 = Pronipote (di bisnonni)
code-relationship-6 = Padre o madre
code-relationship-7 = Nonno o nonna
code-relationship-8 = Bisnonno o bisnonna
code-relationship-9 = Fratello o sorella
code-relationship-10 = Nipote (di zii)
code-relationship-11 = Zio o zia
code-relationship-12 = Cugino o cugina
code-relationship-13 = Altro parente
code-relationship-14 = Figliastro o figliastra
code-relationship-15 = Patrigno o matrigna
code-relationship-16 = Genero o nuora
code-relationship-17 = Suocero o suocera
code-relationship-18 = Cognato o cognata
code-relationship-19 = Fratellastro o sorellastra
code-relationship-20 = Nipote del coniuge
code-relationship-21 = Zio o zia del coniuge
code-relationship-22 = Altro parente del coniuge
code-relationship-23 = Convivente, con un legame affettivo o di adozione
code-relationship-24 = Responsabile della convivenza
code-relationship-25 = Convivente, senza un legame affettivo
code-relationship-26 = Tutore o tutrice
code-relationship-28 = Unito o unita civilmente
code-relationship-80 = Adottato o adottata
code-relationship-81 = Nipote (non si sa di chi)
code-relationship-99 = Non definito

code-marital-status-single = Celibe o nubile
code-marital-status-married = Coniugato o coniugata
code-marital-status-widowed = Vedovo o vedova
code-marital-status-divorced = Divorziato o divorziata
code-marital-status-civil-union = Unito o unita civilmente
code-marital-status-free-after-union-by-death = Stato libero, dopo la morte di chi era unito civilmente
code-marital-status-free-after-union-dissolved = Stato libero, dopo la fine dell’unione civile
code-marital-status-unknown = Non si sa

code-sex-f = Femmina
code-sex-m = Maschio

code-citizenship-group-italian = Italiana
code-citizenship-group-eu = Di un altro Paese dell’Unione europea
code-citizenship-group-eea = Dello Spazio economico europeo o di un Paese associato
code-citizenship-group-non-eu = Di un Paese fuori dall’Unione europea

code-residence-title-permit = Permesso di soggiorno
code-residence-title-long-term-permit = Permesso di lungo periodo o carta di soggiorno
code-residence-title-permanent-attestation = Attestazione di soggiorno permanente
code-residence-title-regularity-attestation = Attestazione di regolarità del soggiorno
code-residence-title-receipt = Ricevuta della richiesta
code-residence-title-renewal-pending = Rinnovo in corso
code-residence-title-none = Senza permesso
code-residence-title-other = Altro titolo di soggiorno
code-residence-title-unknown = Non si sa

code-address-kind-residence = Residenza
code-address-kind-habitual = Dimora abituale
code-address-kind-domicile = Domicilio
code-address-kind-temporary = Residenza temporanea
code-address-kind-other = Altro
code-address-kind-no-fixed-abode = Senza fissa dimora
code-address-kind-fictitious-street = Via fittizia del Comune

code-education-ned = Nessun titolo
code-education-pse = Licenza elementare
code-education-lse = Licenza media
code-education-usv = Qualifica professionale di 2 o 3 anni
code-education-ifp = Qualifica o diploma della formazione professionale
code-education-usg = Diploma di maturità
code-education-ifts = Specializzazione tecnica superiore (IFTS)
code-education-its = Diploma di tecnico superiore (ITS)
code-education-cdu = Diploma universitario di 2 o 3 anni
code-education-l = Laurea triennale
code-education-fla = Diploma accademico di primo livello (arte, musica, danza)
code-education-ls = Laurea magistrale di 2 anni
code-education-ld = Laurea a ciclo unico o del vecchio ordinamento
code-education-sla = Diploma accademico di secondo livello (arte, musica, danza)
code-education-aco = Diploma di accademia o conservatorio, vecchio ordinamento
code-education-rdd = Dottorato di ricerca

code-employment-condition-employed = Occupato o occupata
code-employment-condition-unemployed = Senza lavoro, ne cerca un altro
code-employment-condition-first-job = Cerca il primo lavoro
code-employment-condition-homemaker = Casalinga o casalingo
code-employment-condition-student = Studente o studentessa
code-employment-condition-retired = Ritirato o ritirata dal lavoro
code-employment-condition-unable = Inabile al lavoro
code-employment-condition-other = Altra condizione

code-disability-type-physical = Fisica
code-disability-type-mental = Psichica
code-disability-type-sensory = Sensoriale
code-disability-type-multiple = Plurima

code-disability-certification-partial-75 = Invalidità parziale, 75% o più
code-disability-certification-total-with-attendance = Invalidità 100%, con accompagnamento
code-disability-certification-total = Invalidità 100%, senza accompagnamento
code-disability-certification-child-neuropsychiatry = Certificazione di neuropsichiatria infantile
code-disability-certification-l104-art3-c1 = Legge 104, art. 3 comma 1
code-disability-certification-l104-art3-c3 = Legge 104, art. 3 comma 3
code-disability-certification-l104-art12 = Legge 104, art. 12
code-disability-certification-l104-art13 = Legge 104, art. 13

code-disability-source-certificate-seen = Certificato visto
code-disability-source-declared = Lo dice la persona

code-isee-kind-ordinary = Ordinario
code-isee-kind-university = Universitario
code-isee-kind-social-health = Sociosanitario
code-isee-kind-residential = Sociosanitario residenze
code-isee-kind-minors = Minorenni
code-isee-kind-current = Corrente

code-isee-band-zero = Zero
code-isee-band-up-to-3000 = Fino a 3.000 €
code-isee-band-up-to-6000 = Fino a 6.000 €
code-isee-band-up-to-9000 = Fino a 9.000 €
code-isee-band-up-to-12000 = Fino a 12.000 €
code-isee-band-up-to-15000 = Fino a 15.000 €
code-isee-band-up-to-20000 = Fino a 20.000 €
code-isee-band-over-20000 = Più di 20.000 €

code-user-area-family-and-minors = Famiglia e minori
code-user-area-disability = Disabilità e non autosufficienza
code-user-area-poverty = Povertà ed esclusione sociale

code-legal-protection-guardianship = Tutela
code-legal-protection-curatorship = Curatela
code-legal-protection-support-administration = Amministrazione di sostegno

code-access-mode-in-person = Di persona
code-access-mode-phone = Per telefono
code-access-mode-email = Per e-mail
code-access-mode-home-visit = A domicilio
code-access-mode-written-report = Segnalazione scritta
code-access-mode-phone-report = Segnalazione per telefono
code-access-mode-other-remote = In un altro modo a distanza

code-access-reason-spontaneous = È venuta da sé
code-access-reason-referred = Inviata da un servizio
code-access-reason-summoned = Convocata
code-access-reason-decree = Per un decreto

code-interlocutor-person = La persona
code-interlocutor-relative-or-acquaintance = Un parente o un conoscente
code-interlocutor-organisation = Un’organizzazione
code-interlocutor-institution = Un ente pubblico
code-interlocutor-judicial-authority = L’autorità giudiziaria
code-interlocutor-other = Qualcun altro

code-report-source-juvenile-justice-service = Servizio sociale per i minorenni della giustizia
code-report-source-other-social-service = Altro servizio sociale
code-report-source-health-service = Servizi sanitari, medico o pediatra
code-report-source-third-sector = Terzo settore o volontariato
code-report-source-police = Forze dell’ordine
code-report-source-beneficiary = La persona stessa
code-report-source-foster-carer-or-guardian = Affidatari, tutore o tutrice
code-report-source-cohabiting-family = Familiari che vivono insieme
code-report-source-other-relatives = Parenti che non vivono insieme
code-report-source-ordinary-court = Tribunale ordinario
code-report-source-juvenile-court = Autorità giudiziarie minorili
code-report-source-private-professional = Professionista privato
code-report-source-school = Scuola
code-report-source-neighbours = Vicini o conoscenti

code-housing-tenure-owned = Casa di proprietà
code-housing-tenure-private-rent = Affitto privato
code-housing-tenure-public-housing = Casa popolare (ERP)
code-housing-tenure-free-loan = Comodato
code-housing-tenure-guest = Ospite di qualcuno
code-housing-tenure-facility = In una struttura
code-housing-tenure-emergency-housing = Alloggio di emergenza
code-housing-tenure-homeless = Senza dimora

code-need-domain-functioning = Salute, autonomia e relazioni della persona
code-need-domain-economic = Soldi e reddito
code-need-domain-work = Lavoro
code-need-domain-education = Scuola, studio e formazione
code-need-domain-housing = Casa
code-need-domain-networks = Famiglia, vicini e rete sociale
