"""English words that tell what a name stands for: titles, heads of organisations and places, demonyms, known names.

Countries, their capitals and most demonyms come from the package countryinfo (see `tellings.gazetteer`); here is what
it lacks. Everything is compared without regard to case unless its comment says otherwise.
"""

from __future__ import annotations

HONORIFICS = frozenset(
    """mr mrs ms miss mx dr prof sir dame lord lady rev fr sheikh shaykh imam ayatollah mullah hajj haji rabbi monsieur
    madame herr frau senor señor señora don doña sister mother""".split()
)
"""Stand right before a name and are no office."""

ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof rev fr st gen lt col maj capt sgt cpl adm cmdr sen rep gov pres hon jr sr messrs supt insp det
    brig cllr mt ft no vs inc ltd co corp""".split()
)
"""Words whose full stop ends no sentence."""

ROLES = frozenset(
    """president vice-president premier chancellor minister prime-minister secretary undersecretary secretary-general
    director-general director chairman chairwoman chairperson chair chief head leader deputy spokesman spokeswoman
    spokesperson official ambassador envoy consul diplomat governor mayor senator congressman congresswoman
    representative lawmaker legislator councillor councilman councilwoman alderman delegate speaker mp mep whip judge
    justice magistrate prosecutor attorney lawyer solicitor barrister sheriff marshal commissioner constable officer
    inspector superintendent detective sergeant corporal private lieutenant captain major colonel general brigadier
    admiral commander commodore commandant soldier airman warlord rebel militant king queen prince princess duke duchess
    emperor empress emir sultan crown-prince pope cardinal archbishop bishop patriarch pastor priest reverend father
    chaplain professor doctor lecturer researcher scientist analyst expert economist historian psychologist
    epidemiologist physician surgeon nurse teacher principal student coach manager owner founder co-founder ceo cfo
    executive chief-executive editor columnist reporter correspondent journalist photographer broadcaster author writer
    poet novelist actor actress singer rapper musician director producer model comedian star striker midfielder defender
    goalkeeper captain driver pilot engineer farmer baker shepherd fisherman mechanic carpenter shopkeeper villager
    resident activist campaigner organiser organizer volunteer negotiator mediator monitor observer adviser advisor aide
    strategist pollster candidate nominee incumbent billionaire businessman businesswoman entrepreneur banker broker
    astronaut cosmonaut dissident oligarch cleric preacher chieftain elder ruler coordinator co-ordinator treasurer
    gen lt col maj capt sgt cpl adm cmdr sen rep gov pres supt insp det brig cllr comptroller provost rector
    dean tsar tsarina czar kaiser shah pasha highness majesty rescuer paramedic firefighter trainer cyclist
    golfer boxer champion swimmer instructor witness survivor
    warden ranger attendant dispatcher technician geologist hydrologist seismologist meteorologist""".split()
)
"""Nouns that name what somebody is. The last word of a role; plurals name no one person."""

PERSON_NOUNS = frozenset(
    """man woman boy girl father mother son daughter brother sister wife husband widow widower uncle aunt cousin nephew
    niece grandfather grandmother grandson granddaughter friend neighbour neighbor partner girlfriend boyfriend ally
    rival colleague counterpart predecessor successor veteran victim suspect gunman attacker shooter teenager""".split()
)
"""Also stand before a name ("her husband Karim Adel") or behind it after a comma."""

ROLE_MODIFIERS = frozenset(
    """former acting deputy vice senior junior chief first second third prime foreign defence defense interior finance
    health education energy justice transport trade agriculture economy environment culture labour labor home state
    assistant associate executive managing interim outgoing incoming veteran retired late longtime then newly elected
    self-proclaimed exiled opposition ruling rebel separatist militia party council police army navy military
    presidential
    government parliamentary regional provincial local district city town village national federal general attorney
    supreme high top special human rights press crown public vice-prime hospital school university union church prison
    company ski fire rescue emergency team republican democratic conservative labour liberal socialist communist
    independent""".split()
)
"""Stand between a country or body and the role noun: "Turkish Foreign Minister", "council leader"."""

POLITICAL = frozenset(
    """president minister premier chancellor secretary governor mayor senator congressman congresswoman mp lawmaker
    ambassador envoy king queen prince speaker""".split()
)
LEARNED = frozenset("dr doctor prof professor surgeon physician hospital clinic scientist researcher nurse".split())
"""Two classes of role that one bearer seldom mixes: they tell two people of one surname apart."""

TOPICS = frozenset(
    """foreign defence defense interior internal finance health education energy justice transport transportation trade
    agriculture economy economic environment environmental culture labour labor home security emergency emergencies
    information communications communication development industry commerce tourism sport sports science technology
    infrastructure housing planning water fisheries mines mining petroleum oil gas electricity power digital social
    family women youth veterans religious immigration migration migrant affairs situations resources welfare employment
    treasury co-operation cooperation reconstruction human services drug food homeland urban rural natural higher
    nuclear atomic aviation maritime refugees children rights peace war works public state local external european
    monetary international relations research medicine prevention control statistics""".split()
)
"""What a ministry or a body with "for" or "of" in its name looks after."""

MINISTRY = frozenset({"ministry", "parliament"})
MINISTRY_SYNONYMS = {
    "defense": "defence",
    "labor": "labour",
    "home": "interior",
    "internal": "interior",
    "emergencies": "emergency",
    "affairs": "",
    "situations": "",
    "of": "",
    "for": "",
    "the": "",
    "and": "",
    "s": "",
}
"""Words by which the names of one ministry differ; an empty one says nothing."""

ORGANISATION_HEADS = frozenset(
    """ministry party council committee bank university agency corporation corp inc ltd plc llc gmbh company co
    group union association army navy force forces court department commission parliament assembly senate congress
    police guard guards front movement brigade brigades battalion regiment division corps news times post
    herald tribune gazette telegraph guardian journal courier ledger standard today chronicle observer mirror mail sun
    star airlines airways institute institution foundation fund federation league club fc united organisation
    organization authority administration bureau office board service services society network television tv radio
    monitor centre center college school academy hospital church mosque synagogue museum theatre theater library
    alliance coalition pact treaty confederation chamber cabinet kremlin knesset bundestag duma majlis consortium
    holdings industries motors energy systems technologies technology software pharmaceuticals partners
    associates trust charity campaign initiative project programme program syndicate cartel legion militia
    watch international crescent media press wire online tv channel studios records pictures entertainment
    orchestra choir band lifts mills works mines railways railway shipping lines oil gas petroleum steel
    unit laboratories laboratory observatory secretariat tribunal directorate inspectorate registry treasury
    exchange""".split()
)
"""The last word of an organisation's name, or the word before its "of" or "for"."""

ORGANISATION_NOUNS = frozenset(
    """group company agency movement party newspaper broadcaster firm bank charity organisation organization
    association union militia think-tank network website platform operator manufacturer airline retailer publisher
    watchdog coalition alliance nonprofit non-profit ngo startup start-up consultancy foundation body institute
    magazine daily weekly tabloid channel service outfit faction supplier maker monitor regulator""".split()
)
"""Behind a name after a comma ("the Monitor, a group in Aldmouth") they say that it is an organisation."""

ORGANISATION_FOLLOWERS = frozenset(
    """spokesman spokeswoman spokesperson chief ceo employees staff shares executives members headquarters reporter
    correspondent journalist app website statement officials envoy observers""".split()
)

PRESS_HEADS = frozenset(
    """times post herald tribune gazette telegraph journal courier ledger standard chronicle observer mirror guardian
    mail monitor sun star dispatch examiner enquirer inquirer echo argus independent express""".split()
)
"""Newspapers speak of themselves by these alone: "told the Courier"."""

PLACE_HEADS = frozenset(
    """river lake mountain mountains mount sea ocean bay gulf valley province region oblast county district city town
    village island islands isles peninsula strait straits channel street avenue boulevard lane airport airfield airbase
    road square bridge park beach hills hill desert pass corridor republic kingdom emirates states territory territories
    coast canal dam camp stadium base heights highlands lowlands plateau plain plains delta basin falls creek port
    harbour harbor prefecture governorate canton borough quarter suburb reservoir forest wood tower palace castle
    fortress cathedral monastery prison highway motorway tunnel checkpoint crossing enclave exclave frontier station
    border line zone archipelago cape fjord glacier gorge ridge spring springs neighbourhood neighborhood hotel
    factory refinery mine plant house mall plaza gardens cemetery estate""".split()
)
"""The last word of a place's name."""

PLACE_NOUNS = frozenset(
    """river lake region province valley border enclave exclave district village villages town city island islands
    mountains peninsula dam pass highlands lowlands corridor front airport bridge canton county suburb coast plain
    plateau basin reservoir strait gorge road highway area crossing checkpoint refinery hospital district's
    barracks market mosque square stadium prison camp station cable suburbs outskirts countryside riverside prefecture
    hills mountain mine plant base waters shore shoreline hinterland oblast governorate constituency""".split()
)
"""In small letters behind a name they say that it is a place: "the Kelmet dam" (and not "the Kelmet talks")."""

PLACE_BEFORE = frozenset(
    """town city village capital region province district island port river lake mount mountain valley state county
    republic suburb settlement hamlet municipality enclave exclave territory oblast canton borough peninsula
    neighbourhood neighborhood cape fort camp stronghold hometown towns cities villages regions provinces districts
    islands ports counties suburbs settlements""".split()
)
"""Before a name, with or without "of": "the town of Jabrail", "the river Sarn"."""

PLACE_PREFIXES = frozenset(
    "mount mt lake fort port cape san santa santo são saint isle gulf bay strait river el los las rio".split()
)
DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central upper lower greater inner outer northeast
    northwest southeast southwest north-east north-west south-east south-west mid new old""".split()
)
"""Before the name of a place they make a new name of it. In small letters they are no part of it."""

THING_HEADS = frozenset(
    """prize medal award awards act bill law laws show convention matter games cup agreement accord accords olympics day
    week month year amendment plan deal war wars doctrine constitution code order championship championships code
    protocol session resolution declaration rights test tour series season festival tournament bowl derby
    marathon summit
    talks conference forum pact revolution crisis scandal affair report review index rule rules tax project
    operation hurricane storm typhoon earthquake virus variant vaccine syndrome disease edition magazine album song
    film movie novel book games tower-block dollar euro pound era age empire dynasty eve night""".split()
)
"""The last word of a name that is nobody's and no place's: prizes, laws, wars, works."""

GOVERNED = frozenset(
    """president government capital army parliament ministry border borders people prime foreign defence defense
    interior leader ruler leadership military territory independence sovereignty economy population mayor governor
    coast airspace embassy security central supreme ambassador king queen second largest north south east west
    northern southern eastern western state armed air envoy airport hospital streets residents neighbours neighbors
    ally allies navy constitution invasion""".split()
)
"""What only a country, a region or a town has: "Velmaria's president"."""

GOVERNED_NOUNS = frozenset(
    """officials authorities forces troops army government soldiers residents leader leaders president police military
    parliament border warplanes artillery positions separatists rebels militants fighters settlements cities villages
    side territory territories shelling bombardment attacks attack aggression withdrawal opposition citizens people
    minister ministry ambassador embassy navy jets drones tanks diplomats nationals flag shell villages village town
    town's forces' capital prime foreign defence defense interior province enclave media newspapers soil lands land
    civilians civilian claims claim state guns shells prisoners voters lawmakers officers commander
    spokesman spokeswoman""".split()
)
"""Behind an adjective of nation: "Velmarian troops"."""

PLACE_VERBS = frozenset(
    """leave leaves left leaving reach reached reaching enter entered entering seize seized capture captured retake
    retook recapture recaptured visit visits visited visiting shell shelled bomb bombed occupy occupied besiege besieged
    liberate liberated invade invaded flee fled evacuate evacuated annex annexed""".split()
)
IN_PLACE = frozenset("in near at inside outside around across towards toward into throughout within".split())
FROM_PLACE = frozenset("from to of over for between against with by".split())

PEOPLE_SUFFIXES = (
    "ians",
    "eans",
    "ese",
    "ians",
    "ian",
    "ean",
    "ish",
    "an",
    "ans",
    "i",
    "is",
    "ite",
    "ites",
    "ic",
    "er",
    "ers",
)
"""Endings of adjectives and nouns of nation, longest first in comparison."""

PARTICLES = frozenset(
    """de del della di da do dos das du des la le van von der den ter ten zu zum bin ibn bint al el ul ud abu y e af
    av""".split()
)
"""Small words inside a person's name."""

DATE_WORDS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun gmt utc est edt pst pdt cet bst ist local christmas easter ramadan thanksgiving halloween am pm a.m p.m
    noon midnight ad bc""".split()
)

NO_NAMES = frozenset(
    """i i'm i've i'd i'll a an the this that these those he she it its we they you his her their our my your who whom
    whose which what when where why how if but and or nor so yet for not no yes as at by in of on to up with from into
    onto over under about after before since until till than then there here now today tomorrow yesterday tonight
    earlier later meanwhile however moreover nevertheless nonetheless otherwise therefore thus also still even just
    only both each every either neither all any some many most more much few fewer several other others another such
    same own one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions nearly
    almost about around roughly approximately once twice first second third last next amid among amidst despite during
    although though because while whereas whether unless without within across along against between behind beyond
    beside besides below above near inside outside through throughout toward towards via per upon out off down is are
    was were be been being am do does did done have has had having can could will would shall should may might must let
    lets don't didn't doesn't isn't wasn't won't can't read more also see watch listen follow download share subscribe
    click loading related photo photograph image images file video source sources updated published editor's story
    highlights latest live breaking exclusive opinion analysis advertisement copyright according speaking asked
    including instead perhaps maybe indeed certainly clearly again always never often sometimes soon well like unlike
    ok oh ah hey please thank thanks sorry hello dear good bad great big new old long high low people everyone everybody
    someone somebody nobody nothing something anything anyone anybody everything part parts police officials residents
    witnesses authorities troops soldiers rebels forces doctors rescuers local international national world global
    public private general special official human ethnic foreign military civilian civil political economic social
    state government country city town village war peace fighting border mr mrs ms dr sir inc ltd q a&q faq pdf tv
    internet web online email covid covid-19 god et al etc re vs nb ps id ceo gdp dna hiv aids iq suv atm
    chapter section article act bill law amendment page figure table route phase stage round day week month year
    north south east west northern southern eastern western central upper lower
    get sign join try buy tap support subscribe enter visit become learn find discover meet make take give keep start
    stop fight build come go look think know tell ask want need use save win lose turn put bring call help show play run
    ill im ive id hes shes theyre youre were weve dont doesnt didnt isnt cant couldnt wont wouldnt thats theres whats
    heres arent wasnt werent hasnt havent youll theyll brexit obamacare bible quran olympics olympic islam christianity
    democracy communism capitalism socialism
    am's left right yes thank-you monday's""".split()
)
"""Written large at the start of a sentence, or in a headline, and no name by themselves."""

COMMON_STARTS = frozenset(
    """border heavy international relations independent fierce calls claiming noting hundreds engineers engineers
    footage control cable armed army navy military security rescue emergency interior exterior critics supporters
    protesters protests demonstrators prosecutors investigators lawyers experts analysts observers reporters
    journalists editors readers viewers voters lawmakers legislators senators ministers leaders men women children
    families friends relatives neighbours neighbors students teachers farmers workers employees drivers passengers
    shares stocks prices oil gas gold sales profits earnings revenue inflation unemployment growth trade exports imports
    polls surveys studies research data figures numbers results tests cases deaths casualties victims survivors
    fire floods flood water storm rain snow wind heat power schools hospitals shops banks companies firms
    democracy freedom justice education health medicine science technology history religion culture sport music art
    diplomacy negotiations talks ceasefire truce sanctions aid help support pressure tensions violence terror
    terrorists militants insurgents separatists gunmen attackers suspects defenders refugees migrants
    three-year decades-old back next asked given born based built made left known seen set used while
    rebel terrorist separatist militant prosecutor""".split()
)

NEWS_AGENCIES = {
    "AFP": "Agence France-Presse",
    "AP": "Associated Press",
    "UPI": "United Press International",
    "DPA": "Deutsche Presse-Agentur",
    "EFE": "",
    "ANSA": "",
    "TASS": "Itar-Tass",
    "Reuters": "Thomson Reuters",
    "Xinhua": "Xinhua News Agency",
    "Interfax": "",
    "Anadolu": "Anadolu Agency|AA",
    "Bloomberg": "Bloomberg News",
    "Kyodo": "Kyodo News",
    "PTI": "Press Trust of India",
    "IRNA": "",
}

ORGANISATIONS = {
    "UN": "United Nations|U.N.",
    "UN Security Council": "United Nations Security Council|U.N. Security Council|UNSC",
    "UN General Assembly": "United Nations General Assembly|U.N. General Assembly|UNGA",
    "OSCE": "Organization for Security and Co-operation in Europe|Organisation for Security and Co-operation in Europe|"
    "Organization for Security and Cooperation in Europe|Organisation for Security and Cooperation in Europe",
    "EU": "European Union|E.U.",
    "NATO": "North Atlantic Treaty Organization|North Atlantic Treaty Organisation|North Atlantic Alliance",
    "WHO": "World Health Organization|World Health Organisation",
    "IMF": "International Monetary Fund",
    "WTO": "World Trade Organization|World Trade Organisation",
    "OPEC": "Organization of the Petroleum Exporting Countries|OPEC+",
    "OECD": "Organisation for Economic Co-operation and Development|Organization for Economic Cooperation"
    " and Development",
    "IAEA": "International Atomic Energy Agency",
    "ICC": "International Criminal Court",
    "ICJ": "International Court of Justice",
    "ICRC": "International Committee of the Red Cross",
    "Red Cross": "",
    "Red Crescent": "",
    "UNHCR": "UN Refugee Agency|United Nations High Commissioner for Refugees",
    "UNICEF": "United Nations Children's Fund",
    "UNESCO": "",
    "WFP": "World Food Programme|World Food Program",
    "World Bank": "",
    "ASEAN": "Association of Southeast Asian Nations",
    "African Union": "",
    "Arab League": "League of Arab States",
    "European Commission": "",
    "European Parliament": "",
    "European Council": "",
    "European Central Bank": "ECB",
    "Council of Europe": "",
    "Amnesty International": "",
    "Human Rights Watch": "HRW",
    "FBI": "Federal Bureau of Investigation",
    "CIA": "Central Intelligence Agency",
    "NSA": "National Security Agency",
    "NASA": "",
    "Pentagon": "",
    "White House": "",
    "State Department": "US State Department|U.S. State Department|Department of State",
    "Supreme Court": "US Supreme Court|U.S. Supreme Court",
    "Congress": "US Congress|U.S. Congress",
    "Senate": "US Senate|U.S. Senate",
    "House of Representatives": "US House of Representatives",
    "House of Commons": "",
    "House of Lords": "",
    "Downing Street": "",
    "Buckingham Palace": "",
    "Kremlin": "",
    "Bundestag": "",
    "Knesset": "",
    "State Duma": "Duma",
    "Republican Party": "GOP|Republican National Committee|RNC",
    "Democratic Party": "Democratic National Committee|DNC",
    "Labour Party": "Labour",
    "Conservative Party": "",
    "Communist Party": "",
    "Hamas": "",
    "Hezbollah": "Hizbollah|Hizbullah|Hezbullah",
    "Islamic State": "ISIS|ISIL|IS group|Daesh|Islamic State group",
    "al-Qaeda": "al-Qaida|Al Qaeda|Al-Qaeda",
    "Boko Haram": "",
    "al-Shabab": "al-Shabaab",
    "PKK": "Kurdistan Workers' Party",
    "BBC": "British Broadcasting Corporation|BBC News",
    "CNN": "",
    "NBC": "NBC News",
    "CBS": "CBS News",
    "ABC": "ABC News",
    "Fox News": "",
    "MSNBC": "",
    "Al Jazeera": "Al-Jazeera",
    "New York Times": "",
    "Washington Post": "",
    "Wall Street Journal": "",
    "USA Today": "",
    "Guardian": "",
    "Financial Times": "",
    "Politico": "",
    "Wall Street": "",
    "Twitter": "",
    "Facebook": "",
    "YouTube": "",
    "Google": "",
    "Instagram": "",
    "WhatsApp": "",
    "Telegram": "",
    "TikTok": "",
    "Netflix": "",
    "Uber": "",
    "Airbnb": "",
    "Microsoft": "",
    "Gazprom": "",
    "Boeing": "",
    "Airbus": "",
    "Toyota": "",
    "IBM": "",
    "Medicare": "",
    "Medicaid": "",
    "Planned Parenthood": "",
    "Justice Department": "Department of Justice",
    "Treasury Department": "",
    "NRA": "National Rifle Association",
    "UEFA": "",
    "FIFA": "",
    "IOC": "International Olympic Committee",
    "Médecins Sans Frontières": "MSF|Doctors Without Borders",
} | NEWS_AGENCIES
"""Name, then other forms of it. Short forms in capitals are only known in capitals."""

COUNTRY_ALIASES = {
    "California": "Calif",
    "Florida": "Fla",
    "Connecticut": "Conn",
    "Michigan": "Mich",
    "Minnesota": "Minn",
    "Oklahoma": "Okla",
    "Tennessee": "Tenn",
    "Wisconsin": "Wis",
    "New Jersey": "N.J.",
    "North Carolina": "N.C.",
    "South Carolina": "S.C.",
    "New Hampshire": "N.H.",
    "New Mexico": "N.M.",
    "US": "US|U.S.|U.S|USA|U.S.A.|United States|United States of America|America",
    "GB": "UK|U.K.|Britain|Great Britain|United Kingdom|England",
    "AE": "UAE|Emirates",
    "RU": "Russian Federation",
    "SY": "Syrian Arab Republic",
    "CD": "DRC|DR Congo|Democratic Republic of Congo|Congo",
    "CZ": "Czechia|Czech Republic",
    "TR": "Türkiye",
    "MK": "North Macedonia|Macedonia",
    "MM": "Myanmar|Burma",
    "CI": "Ivory Coast|Côte d'Ivoire|Cote d'Ivoire",
    "KR": "South Korea",
    "KP": "North Korea|DPRK",
    "BA": "Bosnia|Bosnia-Herzegovina|Bosnia and Herzegovina",
    "VA": "Vatican|Holy See|Vatican City",
    "PS": "Palestine|Palestinian Territories",
    "SZ": "Eswatini|Swaziland",
    "CV": "Cape Verde|Cabo Verde",
    "TL": "East Timor|Timor-Leste",
    "XK": "Kosovo",
    "GM": "Gambia|The Gambia",
    "BS": "Bahamas",
    "NL": "Netherlands|Holland",
    "SU": "Soviet Union|USSR",
    "YU": "Yugoslavia",
    "CN": "China|PRC",
    "IE": "Ireland|Republic of Ireland",
    "LA": "Laos",
    "XX-SCO": "Scotland",
    "XX-WAL": "Wales",
    "XX-NIR": "Northern Ireland",
}

DEMONYMS = {
    "US": "American Americans",
    "GB": "British Briton Britons Brit Brits English Englishman Englishmen",
    "AZ": "Azeri Azeris Azerbaijani Azerbaijanis",
    "TR": "Turkish Turk Turks",
    "DE": "German Germans",
    "FR": "French Frenchman Frenchwoman Frenchmen",
    "ES": "Spanish Spaniard Spaniards",
    "PL": "Polish Pole Poles",
    "SE": "Swedish Swede Swedes",
    "DK": "Danish Dane Danes",
    "FI": "Finnish Finn Finns",
    "NL": "Dutch Dutchman",
    "IE": "Irish Irishman",
    "GR": "Greek Greeks",
    "IS": "Icelandic Icelander Icelanders",
    "LU": "Luxembourgish",
    "CH": "Swiss",
    "CZ": "Czech Czechs",
    "SK": "Slovak Slovaks Slovakian",
    "SI": "Slovenian Slovene Slovenes Slovenians",
    "HR": "Croatian Croat Croats",
    "RS": "Serbian Serb Serbs",
    "BA": "Bosnian Bosnians Bosniak Bosniaks",
    "XK": "Kosovar Kosovars Kosovan",
    "MK": "Macedonian Macedonians",
    "KZ": "Kazakh Kazakhs Kazakhstani",
    "UZ": "Uzbek Uzbeks Uzbekistani",
    "TJ": "Tajik Tajiks Tadzhik",
    "KG": "Kyrgyz Kirghiz",
    "TM": "Turkmen Turkmens",
    "AF": "Afghan Afghans",
    "PH": "Filipino Filipinos Filipina Philippine",
    "TH": "Thai Thais",
    "AR": "Argentine Argentines Argentinian Argentinians Argentinean",
    "NZ": "New Zealander|New Zealanders|Kiwi|Kiwis",
    "SA": "Saudi Saudis",
    "AE": "Emirati Emiratis",
    "PS": "Palestinian Palestinians",
    "IL": "Israeli Israelis",
    "KP": "North Korean|North Koreans",
    "KR": "South Korean|South Koreans",
    "XX-KOR": "Korean Koreans",
    "NE": "Nigerien",
    "CD": "Congolese",
    "VA": "",
    "SU": "Soviet Soviets",
    "YU": "Yugoslav Yugoslavs Yugoslavian",
    "EU": "",
    "XX-SCO": "Scottish Scot Scots",
    "XX-WAL": "Welsh",
    "UA": "Ukrainian Ukrainians",
    "NP": "Nepali Nepalis Nepalese",
    "MG": "Malagasy",
    "BW": "Botswanan",
    "LS": "Basotho",
    "CU": "Cuban Cubans",
    "EC": "Ecuadorian Ecuadorians Ecuadorean",
    "ML": "Malian Malians",
    "BD": "Bangladeshi Bangladeshis",
    "BE": "Belgian Belgians",
    "DJ": "Djiboutian",
    "BF": "Burkinabe Burkinabé",
}
"""Beside countryinfo's one demonym of each country and its plural. Several words are parted by "|"."""

PEOPLES = """Kurd Kurds Kurdish|Arab Arabs Arabic Arabian|Muslim Muslims Moslem Islamic|Christian Christians|
    Jew Jews Jewish|
    Sunni Sunnis|Shia Shias Shiite Shiites Shi'ite Shi'ites|Hindu Hindus|Sikh Sikhs|Buddhist Buddhists|
    Catholic Catholics|Protestant Protestants|European Europeans|African Africans|Asian Asians|Latino Latinos Latina|
    Hispanic Hispanics|African-American African-Americans|Roma|Rohingya|Uyghur Uyghurs Uighur Uighurs|Tutsi Tutsis|
    Hutu Hutus|Tamil Tamils|Sinhalese|Pashtun Pashtuns|Hazara Hazaras|Berber Berbers|Yazidi Yazidis|Druze|
    Alawite Alawites|Maronite Maronites|Copt Copts Coptic|Tatar Tatars|Chechen Chechens|Basque Basques|
    Catalan Catalans|Turkic|Slavic Slavs|Ossetian Ossetians|Abkhaz Abkhazian Abkhazians|Balkan|Baltic|Nordic|
    Scandinavian Scandinavians|Caucasian Caucasians|Siberian Siberians|Crimean Crimeans|
    Tibetan Tibetans|Kashmiri Kashmiris|Taliban|Houthi Houthis|Islamist Islamists|Jihadist Jihadists|Salafist Salafists|
    Nazi Nazis|Communist Communists|Republican Republicans|Democrat Democrats Democratic|Tory Tories|
    Liberal Liberals|Zionist Zionists|Maoist Maoists|Baathist Baathists|Peshmerga|Janjaweed|Mormon Mormons|
    Evangelical Evangelicals|Texan Texans|Californian Californians|Londoner Londoners|Parisian Parisians|
    Muscovite Muscovites|Yorker Yorkers|Native American|Native Americans|Middle Eastern|Latin American|Latin Americans|
    Trotskyist Trotskyists|Marxist Marxists|Bolshevik Bolsheviks|Quaker Quakers|Jehovah's Witnesses|Zulu Zulus|
    Igbo Igbos|Yoruba|Hausa|Oromo|Amhara|Tigrayan Tigrayans|Somalilander|Cossack Cossacks|Gypsies|Maori|Inuit|
    Palestinian-American|Cuban-American|Mexican-American|Asian-American Asian-Americans|Ottoman Ottomans|Roman Romans|
    Hongkonger Hongkongers|Eurasian|Levantine|Amish|Wahhabi|Sufi Sufis"""
"""Groups without a country of their own: one a field, its forms parted by spaces (a field of two words is one form)."""

REGIONS = """Europe|Africa|Asia|Americas|North America|South America|Latin America|Central America|Middle East|
Far East|Eastern Europe|Western Europe|Central Europe|Central Asia|Southeast Asia|South-East Asia|East Asia|South Asia|
North Africa|West Africa|East Africa|Horn of Africa|Sub-Saharan Africa|Sahel|Maghreb|Levant|Balkans|Caucasus|
South Caucasus|North Caucasus|Transcaucasia|Caribbean|Scandinavia|Baltics|Baltic Sea|Black Sea|Caspian Sea|Caspian|
Red Sea|Mediterranean|Mediterranean Sea|Atlantic|Pacific|Indian Ocean|Arctic|Antarctica|Persian Gulf|Gulf|
Gulf of Mexico|English Channel|South China Sea|North Sea|Sea of Japan|Himalayas|Alps|Andes|Pyrenees|Sahara|Siberia|
Crimea|Donbas|Donbass|Donetsk|Luhansk|Kharkiv|Kherson|Zaporizhzhia|Odesa|Odessa|Mariupol|Lviv|Chechnya|Dagestan|Ossetia|
South Ossetia|Abkhazia|Transnistria|Kashmir|Punjab|Balochistan|Sindh|Kurdistan|Anatolia|Gaza|Gaza Strip|West Bank|
Golan Heights|Sinai|Darfur|Tigray|Biafra|Somaliland|Puntland|Catalonia|Basque Country|Andalusia|Bavaria|Saxony|
Tuscany|Sicily|Lombardy|Sardinia|Corsica|Brittany|Normandy|Flanders|Wallonia|Tibet|Xinjiang|Inner Mongolia|Hong Kong|
Macau|Bali|Java|Sumatra|Aceh|Borneo|Mindanao|Okinawa|Hokkaido|New England|Midwest|Silicon Valley|Long Island|
Manhattan|Brooklyn|Queens|Bronx|Harlem|Staten Island|Hollywood|Capitol Hill|Guantanamo Bay|Guantanamo|Puerto Rico|
Korean Peninsula|Korea|Suez Canal|Panama Canal|Strait of Hormuz|Bosphorus|Volga|Danube|Rhine|Nile|Euphrates|Tigris|
Amazon rainforest|Mississippi River|Great Lakes|West Coast|East Coast|Gulf Coast|Deep South|Yorkshire|Cornwall|
Kent|Essex|Sussex|Surrey|Wessex|Lancashire|Ulster|Gibraltar|Auschwitz|Mars|Earth"""

CITIES = """New York|New York City|Los Angeles|Chicago|Houston|Philadelphia|Phoenix|San Antonio|San Diego|Dallas|
San Francisco|Austin|Seattle|Denver|Boston|Detroit|Baltimore|Milwaukee|Miami|Atlanta|Cleveland|Minneapolis|
New Orleans|Las Vegas|Pittsburgh|Cincinnati|St. Louis|St Louis|Kansas City|Orlando|Tampa|Charlotte|Nashville|Memphis|
Salt Lake City|Honolulu|Oakland|Sacramento|Des Moines|Manchester|Charleston|Columbus|Indianapolis|Jacksonville|
Washington DC|Washington D.C.|Washington|Toronto|Montreal|Vancouver|Calgary|Edmonton|Winnipeg|Tijuana|Guadalajara|
Monterrey|Rio de Janeiro|Sao Paulo|São Paulo|Salvador|Recife|Medellin|Cali|Guayaquil|Cordoba|Rosario|Valparaiso|
Birmingham|Liverpool|Leeds|Sheffield|Bristol|Glasgow|Edinburgh|Cardiff|Belfast|Oxford|Cambridge|Brighton|Newcastle|
Nottingham|Southampton|Portsmouth|Aberdeen|Salisbury|Cork|Galway|Marseille|Lyon|Toulouse|Nice|Nantes|Strasbourg|
Bordeaux|Lille|Calais|Barcelona|Seville|Valencia|Bilbao|Malaga|Porto|Milan|Naples|Turin|Venice|Florence|Genoa|Bologna|
Palermo|Hamburg|Munich|Cologne|Frankfurt|Stuttgart|Dusseldorf|Düsseldorf|Leipzig|Dresden|Bremen|Hanover|Nuremberg|
Bonn|Geneva|Zurich|Basel|Lausanne|Davos|Salzburg|Graz|Innsbruck|Antwerp|Ghent|Bruges|Rotterdam|The Hague|Hague|Utrecht|
Gothenburg|Malmo|Malmö|Bergen|Aarhus|Espoo|Tampere|Turku|Krakow|Gdansk|Wroclaw|Lodz|Poznan|Brno|Ostrava|Kosice|
Debrecen|Cluj|Timisoara|Plovdiv|Varna|Thessaloniki|Split|Dubrovnik|Mostar|Srebrenica|Nis|Novi Sad|Pristina|Kaunas|
Tartu|Gomel|Brest|St Petersburg|St. Petersburg|Saint Petersburg|Leningrad|Novosibirsk|Yekaterinburg|Kazan|Sochi|
Rostov|Volgograd|Stalingrad|Vladivostok|Grozny|Belgorod|Kursk|Murmansk|Kiev|Kyiv|Dnipro|Simferopol|Sevastopol|
Chernobyl|Istanbul|Izmir|Antalya|Adana|Gaziantep|Diyarbakir|Ganja|Gyumri|Batumi|Aleppo|Homs|Hama|Idlib|Raqqa|Latakia|
Palmyra|Kobani|Mosul|Basra|Erbil|Kirkuk|Fallujah|Ramadi|Tikrit|Najaf|Karbala|Tel Aviv|Haifa|Jerusalem|Bethlehem|
Nablus|Hebron|Jenin|Rafah|Khan Younis|Gaza City|Sidon|Tyre|Tripoli|Alexandria|Suez|Port Said|Benghazi|Misrata|Sirte|
Casablanca|Marrakesh|Fez|Oran|Mecca|Medina|Jeddah|Dubai|Abu Dhabi|Sharjah|Aden|Sanaa|Hodeidah|Isfahan|Shiraz|Mashhad|
Tabriz|Qom|Natanz|Kandahar|Herat|Jalalabad|Kunduz|Lahore|Karachi|Peshawar|Quetta|Rawalpindi|Abbottabad|Mumbai|Bombay|
Delhi|Bangalore|Bengaluru|Kolkata|Calcutta|Chennai|Madras|Hyderabad|Ahmedabad|Pune|Srinagar|Amritsar|Chittagong|
Kandy|Jaffna|Mandalay|Yangon|Rangoon|Chiang Mai|Phuket|Pattaya|Ho Chi Minh City|Saigon|Da Nang|Phnom Penh|Surabaya|
Bandung|Cebu|Davao|Marawi|Shanghai|Guangzhou|Shenzhen|Wuhan|Chengdu|Chongqing|Tianjin|Nanjing|Hangzhou|Xi'an|Urumqi|
Lhasa|Taipei|Osaka|Kyoto|Hiroshima|Nagasaki|Fukushima|Yokohama|Nagoya|Sapporo|Busan|Incheon|Sydney|Melbourne|Brisbane|
Perth|Adelaide|Hobart|Darwin|Auckland|Christchurch|Lagos|Kano|Ibadan|Maiduguri|Kaduna|Johannesburg|Cape Town|Durban|
Soweto|Mombasa|Kisumu|Goma|Bukavu|Lubumbashi|Abidjan|Bouake|Timbuktu|Gao|Omdurman|El Fasher|Mekelle|Kampala|
Dar es Salaam|Zanzibar|Bulawayo|Washington, D.C.|Beijing|Cairo|Kabul|Colombo|Jerusalem|Kyiv|Sanaa|Astana|
N'Djamena|Ouagadougou|Santiago|Bogota|Brasilia|Asuncion|Chisinau|Yaounde|Ferguson|Flint|Charlottesville|Parkland|
San Bernardino|Sandy Hook|Aurora|Cupertino|Palo Alto|Hiroshima"""

FIRST_NAMES = frozenset(
    """aaron abdul abdullah abigail adam adel adrian ahmad ahmed aidan alan albert alejandro aleksandr alex alexander
    alexandra alexei alexis alfred ali alice alicia alina alison allison amal amanda amber amir amira amy ana anastasia
    anders andre andrea andreas andrei andrew andrey andy angel angela angelina anita ann anna anne annie anthony anton
    antonio antony anwar arnold arthur artur asad ashley ashraf asif audrey august ayesha aziz barack barbara barry
    bashar beatrice ben benedict benjamin bernard bernie beth betty beverly bill billy boris brad bradley brandon brenda
    brett brian bridget britney bruce bryan caitlin cameron camille carl carla carlos carmen carol caroline carolyn
    casey catherine cathy cecilia chad charles charlie charlotte chelsea cheryl chloe chris christian christina
    christine
    christopher cindy claire clara clark claude claudia clinton cody colin connor craig crystal cynthia dale dalia
    damian dan dana daniel daniela danielle danny darren daria david dean deborah debbie denis denise dennis derek diana
    diane diego dimitri dmitri dmitry dominic don donald donna doris dorothy doug douglas duncan dustin dylan earl
    edgar edith eduardo edward edwin eileen elaine eleanor elena eli elias elijah elizabeth ella ellen elon emil emily
    emma emmanuel eric erica erik erin ernest ethan eugene eva evan evelyn fatima felipe felix fernando fiona florence
    frances francesca francis francisco francois frank franz fred frederick gabriel gareth gary gavin gemma gene
    geoffrey george georgia gerald gerard gilbert gina giorgi giovanni giuseppe glen glenn gloria gordon grace graham
    greg gregory guillermo gustavo guy hailey hamid hannah hans harold harriet harry hasan hassan heather hector heidi
    helen helena henry herbert hillary hilary holly howard hugh hugo hussein hussain ian ibrahim igor ilham imran ines
    ingrid irene irina isaac isabel isabella ismail ivan ivanka jack jackie jackson jacob jacqueline jade jaime jake
    jamal james jamie jan jane janet janice jared jasmine jason javier jay jean jeb jeff jeffrey jennifer jenny jeremy
    jerome jerry jesse jessica jesus jill jim jimmy jo joan joanna joaquin joe joel johan johannes john johnny jon
    jonas jonathan jordan jorge jose josef joseph josh joshua josé joyce juan judith judy julia julian julie june justin
    kamal kamala karen karim karl karla kate katherine kathleen kathy katie keith kelly ken kenneth kerry kevin khaled
    khalid kim kimberly kirk kirsten konstantin kristen kristina kurt kyle lance larry lars laura lauren laurence
    lawrence leah lee leila leo leon leonard leonid leslie lewis liam lily linda lindsay lindsey lisa logan lorenzo
    lori louis louise luca lucas lucia lucy luis luke lydia lynn madeleine madison mahmoud mahmud manuel marc marcel
    marco marcus margaret maria marie marilyn mario marion mark marko marta martha martin mary mateo matt matthew
    maureen maurice mauricio max maya megan mehmet melania melanie melissa mevlut michael michel michelle miguel mike
    mikhail milan mitch mitt mohamed mohammad mohammed molly monica morgan moses mohsen muhammad mustafa nadia nancy
    narendra natalia natalie natasha nathan nathaniel neil nelson nicholas nick nicola nicolas nicole nigel nikol nikola
    nikolai nina noah noel nora norman olaf oleg olga oliver olivia omar oscar osama otto owen pablo pamela patricia
    patrick paul paula paulo pavel pedro peggy penny percy peter petr phil philip philippe phillip pierre piotr priya
    rachel rafael rahul rajesh ralph ramon ramzan rand randy rashid raul ravi ray raymond rebecca recep regina rene
    ricardo richard rick ricky rita rob robert roberto robin rodney rodrigo roger roland roman ron ronald rosa rose
    rosemary ross roy ruben russell ruth ryan sabrina saddam said salman sally salvador sam samantha samir samuel
    sandra sanjay sara sarah scott sean sebastian serena sergei sergey serhiy shannon sharon shawn sheila shirley silvia
    simon simone sofia sonia sophia sophie stacey stan stanley stella stephan stephanie stephen steve steven stuart
    sultan susan susanna suzanne svetlana sylvia tamara tania tanya tara taras tariq tayyip ted teresa terry theodore
    theresa thomas tiffany tim timothy tina todd tom tomas tommy toni tony tracy travis trevor tyler uma ursula
    valentina
    valerie vanessa vera veronica victor victoria vikram viktor vincent virginia vitaly vivian vladimir volodymyr wade
    walter wanda warren wayne wendy wesley wilhelm will william willie winston xavier yasmin yasser yevgeny yitzhak
    yolanda yuri yusuf yvonne zachary zainab zoe""".split()
)
"""Common given names of many countries. A name beginning with one is a person's unless its last word says otherwise."""

AMBIGUOUS_NAMES = frozenset(
    """august june april may grace joy hope faith mark will bill frank rob jack guy don dean earl chase grant max rich
    penny rose lily ivy art pat said sultan angel christian jordan chad georgia virginia charlotte florence victoria
    milan paris israel sydney austin houston dallas lincoln madison jackson chelsea carolina salvador santiago kim lee
    jesus mercy patience stone page young bush gore brown white black green king major bishop justice price rice wood
    field hill lake ford banks day west east north south case battle summer winter star sun""".split()
)
"""Given names that are words, months or places too: alone they prove nothing."""

FACILITY_ACRONYMS = frozenset(
    "TV PC CEO MP MPs GDP DNA AIDS HIV SUV ATM COVID IQ ID OK PM AM GMT UTC IST DVD CD DIY FAQ RIP".split()
)
"""Capitals that name no organisation."""

ALIAS_CUES = (
    r"(?:,|\s[–—-]|\()?\s*(?:also|formerly|previously|better|locally|sometimes|otherwise)?\s*"
    r"(?:also\s+)?(?:known|called|referred to)\s+(?:locally\s+|simply\s+)?(?:as\s+)?(?:the\s+)?",
    r",\s+or\s+(?:the\s+)?",
)
"""What stands between two names of one thing: "Upper Karabakh, or Nagorno-Karabakh"."""
