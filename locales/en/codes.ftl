# The entries of the code lists (src/people/data/code_lists.csv).

code-relationship-1 = Head of the registered household
code-relationship-2 = Husband or wife
code-relationship-3 = Son or daughter
code-relationship-4 = Grandchild
code-relationship-5 = Great-grandchild
code-relationship-6 = Father or mother
code-relationship-7 = Grandparent
code-relationship-8 = Great-grandparent
code-relationship-9 = Brother or sister
code-relationship-10 = Nephew or niece
code-relationship-11 = Uncle or aunt
code-relationship-12 = Cousin
code-relationship-13 = Other relative
code-relationship-14 = Stepson or stepdaughter
code-relationship-15 = Stepfather or stepmother
code-relationship-16 = Son-in-law or daughter-in-law
code-relationship-17 = Father-in-law or mother-in-law
code-relationship-18 = Brother-in-law or sister-in-law
code-relationship-19 = Half-brother or half-sister
code-relationship-20 = Nephew or niece by marriage
code-relationship-21 = Uncle or aunt by marriage
code-relationship-22 = Other relative by marriage
code-relationship-23 = Lives together, with a bond of affection or adoption
code-relationship-24 = Head of a shared residence without family ties
code-relationship-25 = Lives together, without a bond of affection
code-relationship-26 = Guardian
code-relationship-28 = Partner in a civil union
code-relationship-80 = Adopted
code-relationship-81 = Grandchild, nephew or niece
code-relationship-99 = Not defined

code-marital-status-single = Never married
code-marital-status-married = Married
code-marital-status-widowed = Widowed
code-marital-status-divorced = Divorced
code-marital-status-civil-union = In a civil union
code-marital-status-free-after-union-by-death = Free, after the death of the civil partner
code-marital-status-free-after-union-dissolved = Free, after the end of the civil union
code-marital-status-unknown = Not known

code-sex-f = Female
code-sex-m = Male

code-citizenship-group-italian = Italian
code-citizenship-group-eu = Of another country of the European Union
code-citizenship-group-eea = Of the European Economic Area or an associated country
code-citizenship-group-non-eu = Of a country outside the European Union

code-residence-title-permit = Residence permit
code-residence-title-long-term-permit = Long-term permit or residence card
code-residence-title-permanent-attestation = Attestation of permanent residence
code-residence-title-regularity-attestation = Attestation of regular residence
code-residence-title-receipt = Receipt of the application
code-residence-title-renewal-pending = Renewal under way
code-residence-title-none = Without a permit
code-residence-title-other = Other residence title
code-residence-title-unknown = Not known

code-address-kind-residence = Registered residence
code-address-kind-habitual = Usual home
code-address-kind-domicile = Domicile
code-address-kind-temporary = Temporary residence
code-address-kind-other = Other
code-address-kind-no-fixed-abode = No fixed abode
code-address-kind-fictitious-street = Fictitious street of the municipality

code-education-ned = No qualification
code-education-pse = Primary school
code-education-lse = Lower secondary school
code-education-usv = Vocational school of 2 or 3 years
code-education-ifp = Vocational training certificate
code-education-usg = Upper secondary school
code-education-ifts = Higher technical specialisation (IFTS)
code-education-its = Higher technical diploma (ITS)
code-education-cdu = University diploma of 2 or 3 years
code-education-l = Bachelor’s degree
code-education-fla = First level diploma in arts, music or dance
code-education-ls = Master’s degree of 2 years
code-education-ld = Single-cycle master’s degree, or degree of the old system
code-education-sla = Second level diploma in arts, music or dance
code-education-aco = Academy or conservatory diploma of the old system
code-education-rdd = Doctorate

code-employment-condition-employed = Employed
code-employment-condition-unemployed = Out of work, looking for another job
code-employment-condition-first-job = Looking for a first job
code-employment-condition-homemaker = Homemaker
code-employment-condition-student = Student
code-employment-condition-retired = Retired
code-employment-condition-unable = Unable to work
code-employment-condition-other = Other

code-disability-type-physical = Physical
code-disability-type-mental = Mental
code-disability-type-sensory = Sensory
code-disability-type-multiple = Multiple

code-disability-certification-partial-75 = Partial, 75% or more
code-disability-certification-total-with-attendance = 100%, with attendance allowance
code-disability-certification-total = 100%, without attendance allowance
code-disability-certification-child-neuropsychiatry = Child neuropsychiatry certificate
code-disability-certification-l104-art3-c1 = Law 104, art. 3(1)
code-disability-certification-l104-art3-c3 = Law 104, art. 3(3)
code-disability-certification-l104-art12 = Law 104, art. 12
code-disability-certification-l104-art13 = Law 104, art. 13

code-disability-source-certificate-seen = Certificate seen
code-disability-source-declared = The person says so

code-isee-kind-ordinary = Ordinary
code-isee-kind-university = University
code-isee-kind-social-health = Social and health care
code-isee-kind-residential = Residential care
code-isee-kind-minors = Minors
code-isee-kind-current = Current

code-isee-band-zero = Zero
code-isee-band-up-to-3000 = Up to €3,000
code-isee-band-up-to-6000 = Up to €6,000
code-isee-band-up-to-9000 = Up to €9,000
code-isee-band-up-to-12000 = Up to €12,000
code-isee-band-up-to-15000 = Up to €15,000
code-isee-band-up-to-20000 = Up to €20,000
code-isee-band-over-20000 = More than €20,000

code-user-area-family-and-minors = Family and minors
code-user-area-disability = Disability and loss of autonomy
code-user-area-poverty = Poverty and social exclusion

code-legal-protection-guardianship = Guardianship
code-legal-protection-curatorship = Curatorship
code-legal-protection-support-administration = Support administration

code-access-mode-in-person = In person
code-access-mode-phone = By telephone
code-access-mode-email = By e-mail
code-access-mode-home-visit = At home
code-access-mode-written-report = Written report
code-access-mode-phone-report = Report by telephone
code-access-mode-other-remote = Otherwise, at a distance

code-access-reason-spontaneous = Came on their own
code-access-reason-referred = Sent by a service
code-access-reason-summoned = Summoned
code-access-reason-decree = By decree

code-interlocutor-person = The person
code-interlocutor-relative-or-acquaintance = A relative or an acquaintance
code-interlocutor-organisation = An organisation
code-interlocutor-institution = A public body
code-interlocutor-judicial-authority = A judicial authority
code-interlocutor-other = Somebody else

code-report-source-juvenile-justice-service = Social service of juvenile justice
code-report-source-other-social-service = Other social service
code-report-source-health-service = Health services, doctor or paediatrician
code-report-source-third-sector = Third sector or volunteers
code-report-source-police = Police
code-report-source-beneficiary = The person
code-report-source-foster-carer-or-guardian = Foster carers or guardian
code-report-source-cohabiting-family = Family living together
code-report-source-other-relatives = Relatives living elsewhere
code-report-source-ordinary-court = Ordinary court
code-report-source-juvenile-court = Juvenile judicial authorities
code-report-source-private-professional = Private professional
code-report-source-school = School
code-report-source-neighbours = Neighbours or acquaintances

code-housing-tenure-owned = Owned
code-housing-tenure-private-rent = Private rent
code-housing-tenure-public-housing = Public housing
code-housing-tenure-free-loan = On free loan
code-housing-tenure-guest = Somebody’s guest
code-housing-tenure-facility = In a facility
code-housing-tenure-emergency-housing = Emergency housing
code-housing-tenure-homeless = Homeless

code-need-domain-functioning = Health, autonomy and personal life
code-need-domain-economic = Money and income
code-need-domain-work = Work
code-need-domain-education = School, study and training
code-need-domain-housing = Housing
code-need-domain-networks = Family, neighbours and social network
