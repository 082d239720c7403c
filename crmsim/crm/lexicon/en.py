"""English words by which comments are judged; the roles are explained in `lexicon`."""

TOPICS = {
    "price": """price pricing cost fee rate quote quotation discount budget tariff expensive
        cheap cheaper pricey money sum amount surcharge markup saving estimate bonus roi margin""",
    "payment": """payment instalment installment invoice prepayment deposit refund billing bill
        downpayment advance commission vat tax receipt financing lease repayment balance
        proforma""",
    "contract": """contract agreement terms clause warranty guarantee signature attorney
        obligation renewal termination license licence subscription spec specification sla nda
        condition proposal offer scope redline draft amendment comment addendum appendix
        deferral""",
    "documents": """document paperwork passport certificate statement form questionnaire
        application scan copy diploma transcript id payslip brief sample portfolio resume cv
        photo drawing""",
    "debt": """debt loan credit creditor lender bank bankruptcy mortgage arrears overdue bailiff
        collector court restructuring insolvency refinancing property collateral income salary
        pension garnishment""",
    "product": """product service model package catalogue catalog solution equipment machine
        part material size colour color feature functionality integration implementation
        presentation software crm plan tier seat renovation installation maintenance onboarding
        insurance car vehicle apartment flat furniture kitchen door window panel training
        webinar website campaign advertising module reporting tour replacement pass membership""",
    "order": "order quantity volume batch stock availability reservation unit",
    "delivery": """delivery shipping shipment logistics warehouse address collection freight
        supply transport packaging courier""",
    "metal": """scrap metal steel copper aluminium aluminum brass iron tonne ton kg weighing
        container""",
    "study": """exam admission enrolment enrollment university college faculty speciality
        specialty major degree master bachelor scholarship dormitory dorm accommodation score
        tuition semester schedule timetable curriculum entrance intake mba visa lesson lecture
        programme program course class""",
    "terms": """deadline timeline timing milestone penalty percent complaint quality defect
        security risk consequence benefit objection doubt competitor alternative requirement
        criteria migration compliance rollout problem""",
    "law": "lawyer lawsuit claim divorce inheritance appeal procedure hearing alimony property",
    "trades": """rent rental hire crane truck cleaning event wedding catering translation
        treatment implant interior roof foundation fence concrete brick cement tile printing
        layout moving recruitment vacancy registration certification valuation hosting domain
        accounting bookkeeping marketing logo ticket hotel flight room booth exhibition
        renovation""",
}

ROLES = {
    "weak": "meeting call visit talk conversation chat appointment contact zoom touch consultation",
    "talk": """discuss cover explain review present outline clarify compare describe mention
        raise negotiate explore address answer demo introduce pitch handle resolve name quote
        inform advise summarise summarize recap offer propose""",
    "chat": "talk speak chat ask inquire enquire converse consult tell",
    "marker": "regarding re concerning about over topic subject question objection covering",
    "interest": """interested want need like prefer worry concern consider ask enquire inquire
        require seek hesitate happy unhappy fine ok okay suit fit love complain evaluate fear
        doubt struggle satisfied comfortable work owe own be have take""",
    "agree": """agree decide settle confirm accept approve choose opt commit promise book
        schedule arrange set reschedule postpone move reserve finalise finalize conclude fix
        pick select defer delay ready""",
    "do": """send email mail forward bring provide submit upload prepare draft share deliver
        transfer pay sign fill complete return ship pickup collect order buy purchase start
        begin issue receive give get check review finish apply enrol enroll register open launch
        install make upgrade renew pass take revise update drop hand supply calculate
        recalculate amend countersign book reserve schedule arrange request scan fax text
        message run organise organize present show settle deposit test try invoice finalise
        finalize draw redo fix accept approve quote introduce file grant expect replace close
        place inspect measure repair exchange swap switch extend print produce manufacture
        assemble dispatch load translate certify continue resume migrate pause""",
    "strong": "sign pay enrol enroll register order buy purchase book",
    "go": "come visit attend join meet arrive",
    "call": "call phone ring contact callback getback followup reconnect reach touch talk speak",
    "answer": "reply respond decide answer confirm revert",
    "think": "think consider reflect ponder mull",
    "refuse": "refuse decline reject lost cancel withdraw dismiss",
    "close": "close archive disqualify",
    "deal": "deal lead card opportunity",
    "reason": """too because since due reason expensive pricey cheaper competitor elsewhere
        already afford overbudget far lack insufficient cost long suit budget""",
    "ask": "wait await",
    "request": "ask request want need require promise like invite",
    "plan": """to must should shall need have want promise agree going ready willing plan decide
        ask able intend due""",
    "wish": "want like hope wish could can",
    "tried": "manage able",
    "event": """meeting call visit delivery payment signing demo invoice contract pickup truck
        consultation exam interview appointment deadline start followup presentation collection
        installation deposit instalment installment proposal quote decision session viewing
        webinar trial kickoff test class onboarding signature zoom shipment document paperwork
        enrolment enrollment handover callback lesson workshop registration order redline
        checkin comment draft amendment balance prepayment advance refund repayment inspection
        measurement survey dispatch transfer""",
    "callish": "call callback followup contact zoom checkin",
    "reply": "answer decision",
    "offer": "offer invite propose suggest give raise lower value quote add",
    "accept": "agree accept confirm approve",
    "ready": "ready",
    "header": "call meeting chat conversation visit zoom talk appointment email",
    "place": """office meeting consultation exam interview bank notary warehouse branch
        university campus site appointment showroom store signing viewing court demo lesson
        class""",
    "vague": """everything thing stuff detail matter situation information info something
        anything nothing weather family holiday football game kid dog cat news life politics
        vacation weekend health sport movie music client customer person guy lady man woman
        manager company phone time day week month year hour minute moment way work cooperation
        collaboration future possibility option idea opportunity next step conversation talk
        chat call meeting lot bit people wife husband son daughter colleague friend boss
        interest progress issue question topic point process length depth prospect lead contact
        sir madam""",
    "function": """the a an and for with from his her their our your its him she they them you
        all well good great nice fine okay general business usual some few more much many
        various other others else again today tomorrow yesterday later soon one part case what
        how when why where who which but was are were been being has had does did will would can
        could might may shall should must not yes very quite just also too then than there here
        both each depth hello thanks whatever long new old first second last own same that this
        these those into onto out off any every rather no it me my us""",
    "later": "later soon sometime someday eventually whenever afterwards",
    "hedge": "maybe perhaps probably might may possibly presumably hopefully",
    "if": "if unless",
    "neg": "not no never without nothing neither nor",
    "silent": """noanswer voicemail hungup unreachable noreply busy unavailable noshow ghosted
        disconnected""",
    "reach": "answer pickup respond reply reach",
    "answered": "agree discuss answer explain reach speak negotiate confirm settle cover tell talk",
    "day": """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur
        thurs fri""",
    "month": """january february march april may june july august september october november
        december jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter
        quarter""",
    "soft": """tomorrow today tonight week weekend month quarter spring summer autumn winter
        morning afternoon evening noon eod eow eom holiday january february april june july
        august september october november december on_delivery""",
    "from": "from since dated of",
    "until": "by until till on before for at within in after around",
    "about": "about over regarding on re concerning through",
    "duration": "until till",
    "prep": "to with from in at by for into after before during until till via of",
    "with": "with",
    "client": "client customer he she they him her them prospect",
    "state": "ready interested happy unhappy fine ok okay satisfied comfortable",
    "auxiliary": "be have do will shall would can could may might",
    "subject": "i we you he she they client customer lawyer accounting",
}

IRREGULAR = """
    sent:send paid:pay met:meet chose:choose chosen:choose brought:bring came:come spoke:speak
    spoken:speak told:tell went:go gone:go gave:give given:give took:take taken:take got:get
    made:make bought:buy began:begin begun:begin wrote:write written:write said:say kept:keep
    lost:lost left:leave found:find withdrew:withdraw thought:think knew:know put:put set:set
    heard:hear shown:show drew:draw ran:run sold:sell rang:ring did:do had:have was:be were:be
    been:be saw:see felt:feel hung:hang fell:fall done:do seen:see held:hold
"""

VERBS = """
    call back callback
    get back getback
    come back getback
    circle back getback
    follow up followup
    get touch contact
    go over discuss
    go through discuss
    run through discuss
    walk through explain
    talk through discuss
    talk over discuss
    catch up discuss
    go with choose
    go for choose
    go ahead agree
    go out send
    go into start
    turn down refuse
    drop out refuse
    back out refuse
    pull out refuse
    walk away refuse
    say no refuse
    drop by visit
    drop off bring
    stop by visit
    come in visit
    sign up enroll
    set up arrange
    pick up pickup
    hang up hungup
    leave message voicemail
    leave voicemail voicemail
    give answer answer
    give discount offer
    give overview explain
    give presentation present
    give demo present
    choose competitor decline
    choose another decline
    find another decline
"""

PHRASES = {
    "follow-up": "followup",
    "call-back": "callback",
    "check-in": "checkin",
    "check in": "checkin",
    "pick-up": "pickup",
    "kick-off": "kickoff",
    "kick off": "kickoff",
    "no answer": "noanswer",
    "no reply": "noanswer",
    "no response": "noanswer",
    "not reachable": "noanswer",
    "n/a": "noanswer",
    "not interested": "refused",
    "no longer interested": "refused",
    "no longer": "refused",
    "new year": "january",
    "on hold": "postponed",
    "power of attorney": "attorney",
    "down payment": "downpayment",
    "first payment": "downpayment",
    "on delivery": "on_delivery",
    "upon delivery": "on_delivery",
    "upon receipt": "on_delivery",
    "on receipt": "on_delivery",
    "on the spot": "on_delivery",
    "on site": "on_delivery",
    "over budget": "overbudget",
    "end of day": "eod",
    "end of the day": "eod",
    "end of week": "eow",
    "end of the week": "eow",
    "end of month": "eom",
    "end of the month": "eom",
}
