"""The councils of the United Kingdom, so that one which the index does not hold is recognised."""

_NAMES = """
Barking and Dagenham, Barnet, Barnsley, Bath and North East Somerset, Bedford, Bexley, Birmingham,
Blackburn with Darwen, Blackpool, Bolton, Bournemouth Christchurch and Poole, Bracknell Forest,
Bradford, Brent, Brighton and Hove, Bristol, Bromley, Buckinghamshire, Bury, Calderdale,
Cambridgeshire, Camden, Central Bedfordshire, Cheshire East, Cheshire West and Chester, Cornwall,
Coventry, Croydon, Cumberland, Cumbria, Darlington, Derby, Derbyshire, Devon, Doncaster, Dorset,
Dudley, Durham, Ealing, East Riding of Yorkshire, East Sussex, Enfield, Essex, Gateshead,
Gloucestershire, Greenwich, Hackney, Halton, Hammersmith and Fulham, Hampshire, Haringey, Harrow,
Hartlepool, Havering, Herefordshire, Hertfordshire, Hillingdon, Hounslow, Hull, Isle of Wight,
Isles of Scilly, Islington, Kensington and Chelsea, Kent, Kingston upon Hull, Kingston upon Thames,
Kirklees, Knowsley, Lambeth, Lancashire, Leeds, Leicester, Leicestershire, Lewisham, Lincolnshire,
Liverpool, Luton, Manchester, Medway, Merton, Middlesbrough, Milton Keynes, Newcastle upon Tyne,
Newham, Norfolk, North East Lincolnshire, North Lincolnshire, North Northamptonshire,
North Somerset, North Tyneside, North Yorkshire, Northamptonshire, Northumberland, Nottingham,
Nottinghamshire, Oldham, Oxfordshire, Peterborough, Plymouth, Portsmouth, Reading, Redbridge,
Redcar and Cleveland, Richmond upon Thames, Rochdale, Rotherham, Rutland, Salford, Sandwell,
Sefton, Sheffield, Shropshire, Slough, Solihull, Somerset, South Gloucestershire, South Tyneside,
Southampton, Southend on Sea, Southwark, St Helens, Staffordshire, Stockport, Stockton on Tees,
Stoke on Trent, Suffolk, Sunderland, Surrey, Sutton, Swindon, Tameside, Telford and Wrekin,
Thurrock, Torbay, Tower Hamlets, Trafford, Wakefield, Walsall, Waltham Forest, Wandsworth,
Warrington, Warwickshire, West Berkshire, West Northamptonshire, West Sussex, Westminster,
Westmorland and Furness, Wigan, Wiltshire, Windsor and Maidenhead, Wirral, Wokingham,
Wolverhampton, Worcestershire, York,
Blaenau Gwent, Bridgend, Caerphilly, Cardiff, Carmarthenshire, Ceredigion, Conwy, Denbighshire,
Flintshire, Gwynedd, Anglesey, Merthyr Tydfil, Monmouthshire, Neath Port Talbot, Newport,
Pembrokeshire, Powys, Rhondda Cynon Taf, Swansea, Torfaen, Vale of Glamorgan, Wrexham,
Aberdeen, Aberdeenshire, Angus, Argyll and Bute, Clackmannanshire, Dumfries and Galloway, Dundee,
East Ayrshire, East Dunbartonshire, East Lothian, East Renfrewshire, Edinburgh, Falkirk, Fife,
Glasgow, Highland, Inverclyde, Midlothian, Moray, North Ayrshire, North Lanarkshire, Orkney,
Perth and Kinross, Renfrewshire, Scottish Borders, Shetland, South Ayrshire, South Lanarkshire,
Stirling, West Dunbartonshire, West Lothian, Western Isles,
Antrim and Newtownabbey, Ards and North Down, Armagh City Banbridge and Craigavon, Belfast,
Causeway Coast and Glens, Derry and Strabane, Fermanagh and Omagh, Lisburn and Castlereagh,
Mid and East Antrim, Mid Ulster, Newry Mourne and Down
"""

PLACES = tuple(" ".join(name.split()) for name in _NAMES.split(","))
"""Every council that answers for children's services, without its style: "Leeds", not "Leeds City
Council"."""

_WORDS_OF_PLACES = frozenset(
    word for name in PLACES for word in name.casefold().split() if len(word) > len("and")
)


def is_place(word: str) -> bool:
    """Whether a word, in small letters, is part of a council's name."""
    return word in _WORDS_OF_PLACES


ALSO_WORDS = frozenset({"barking", "bury", "highland", "moray", "reading"})
"""Those of their keys that are words too: only a capital letter tells them apart."""
