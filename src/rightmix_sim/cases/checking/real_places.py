"""Real places whose names could pass for ordinary words where a sentence begins. None may stand in a case."""

from __future__ import annotations

from typing import Final

# Those that are ordinary English words too (Reading, Bath, Deal) are left to whoever reads the case
_NAMES: Final = """
    aberdeen accrington altrincham barnsley bedford bedfordshire belfast berkshire birkenhead birmingham
    blackburn blackpool bolton bournemouth bradford brighton bristol buckinghamshire burnley cambridge
    cambridgeshire canterbury cardiff carlisle chelmsford cheltenham cheshire chester chesterfield cleveland
    colchester cornwall coventry crewe croydon cumbria cumbrian darlington derby derbyshire devon doncaster
    dorset dover dudley dundee durham edinburgh essex exeter gateshead glasgow gloucester gloucestershire
    grimsby guildford halifax hampshire harrogate hartlepool hereford herefordshire hertfordshire huddersfield
    humberside huntingdon ipswich kent kettering lambeth lancashire lancaster leeds leicester leicestershire
    lewisham lincoln lincolnshire liverpool london londoner luton maidstone manchester mancunian mansfield
    margate merseyside middlesbrough middlesex newcastle newport norfolk northampton northamptonshire
    northumberland northumbria norwich nottingham nottinghamshire oldham oxford oxfordshire peterborough
    plymouth poole portsmouth preston rochdale rotherham salford scarborough scunthorpe sheffield shropshire
    solihull somerset southampton southend southport southwark staffordshire stevenage stockport stockton
    suffolk sunderland surrey sussex swansea swindon tameside teesside telford thames torquay tottenham
    trafford tyneside wakefield walsall warrington warwick warwickshire westminster wigan wiltshire winchester
    wirral wolverhampton worcester worcestershire wrexham york yorkshire
"""

REAL_PLACES: Final = frozenset(_NAMES.split())
