package com.waooaw.governance;

import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.ErrorType;

/** What can go wrong in Governance. The ids are public: never reuse one. */
public enum GovernanceError implements ErrorCode {
    /** There is no such approval, or none this Governor may know of. */
    APPROVAL_NOT_FOUND("GOV-0001", ErrorType.NOT_FOUND),
    /** It was decided the other way before. */
    DECIDED_OTHERWISE("GOV-0002", ErrorType.CONFLICT),
    /** Nobody decided in time, and then silence was the answer. */
    DEADLINE_PASSED("GOV-0003", ErrorType.CONFLICT),
    /** A denial says why. */
    REASON_REQUIRED("GOV-0004", ErrorType.INVALID),
    /** Nobody decides what they asked for themselves. */
    OWN_REQUEST("GOV-0005", ErrorType.FORBIDDEN),
    /** The decision names another act than the one that waits. */
    ANOTHER_ACT("GOV-0006", ErrorType.CONFLICT),
    /** The same approval id was requested before, for another act. */
    REQUESTED_DIFFERENTLY("GOV-0007", ErrorType.CONFLICT),
    /** The act is not canonical JSON, or its hash is another's. */
    ACT_NOT_CANONICAL("GOV-0008", ErrorType.INVALID),
    /** The request for an approval breaks a rule of its form. */
    REQUEST_INVALID("GOV-0009", ErrorType.INVALID),
    /** The requester took the question back. */
    WITHDRAWN("GOV-0010", ErrorType.CONFLICT),
    /** A reason longer than anybody reads. */
    REASON_TOO_LONG("GOV-0011", ErrorType.INVALID),
    /** Somebody else changed the approval in the same moment; read it again. */
    APPROVAL_MOVED("GOV-0012", ErrorType.CONFLICT),
    /** A question to the audit log that is not one. */
    AUDIT_QUERY_INVALID("GOV-0013", ErrorType.INVALID),
    /** The person logged in is not a Governor. */
    NOT_A_GOVERNOR("GOV-0014", ErrorType.FORBIDDEN),
    /** A reason with a zero byte in it, which no store keeps. */
    REASON_NOT_TEXT("GOV-0015", ErrorType.INVALID),
    /** There is no such entry, checkpoint, tile or size in the audit log, or none the caller may know of. */
    NOT_IN_THE_LOG("GOV-0016", ErrorType.NOT_FOUND),
    /** The entry is written, and its leaf is not signed yet; ask again in two seconds. */
    NOT_SEALED_YET("GOV-0017", ErrorType.CONFLICT),
    /** The entry is older than seven years: archived, and no longer in the audit log; its archive proves it. */
    ENTRY_PURGED("GOV-0018", ErrorType.NOT_FOUND),
    /** A question is put aside until a time, or for a reason. */
    DEFERRAL_WITHOUT_END("GOV-0019", ErrorType.INVALID),
    /** A question is put aside until later than now and before its deadline. */
    DEFERRAL_OUT_OF_TIME("GOV-0020", ErrorType.INVALID),
    /** A device nothing can be sent to, or one too many. */
    DEVICE_INVALID("GOV-0021", ErrorType.INVALID),
    /** There is no such device, or none this Governor may know of. */
    DEVICE_NOT_FOUND("GOV-0022", ErrorType.NOT_FOUND),
    /** The bundle in force has no policies of this name. */
    POLICY_BUNDLE_UNKNOWN("GOV-0030", ErrorType.NOT_FOUND),
    /** A request for a policy decision that is too large, or that JSON cannot say. */
    POLICY_REQUEST_UNREADABLE("GOV-0031", ErrorType.INVALID),
    /** The newest bundle of policies is not taken; the one before stays in force. */
    POLICY_BUNDLE_REFUSED("GOV-0032", ErrorType.INVALID),
    /** A request that names another bundle than its address. */
    POLICY_BUNDLE_AMBIGUOUS("GOV-0033", ErrorType.INVALID),
    /** Nobody can say which bundle of policies is the newest. */
    POLICY_BUNDLE_UNREACHABLE("GOV-0034", ErrorType.EXTERNAL),
    /** There is no such budget, or none the caller may know of. */
    BUDGET_NOT_FOUND("GOV-0040", ErrorType.NOT_FOUND),
    /** What somebody asks of a budget breaks a rule of its form. */
    BUDGET_REQUEST_INVALID("GOV-0041", ErrorType.INVALID),
    /** The id of the lease was used before, for another budget. */
    LEASE_OF_ANOTHER("GOV-0042", ErrorType.CONFLICT),
    /** There is no such lease. */
    LEASE_NOT_FOUND("GOV-0043", ErrorType.NOT_FOUND),
    /** The budget belongs to another customer. */
    BUDGET_OF_ANOTHER("GOV-0044", ErrorType.CONFLICT),
    /** More money than this Governor may grant in a month. */
    BEYOND_AUTHORITY("GOV-0045", ErrorType.FORBIDDEN),
    /** What a precedent allowed could be taken back until a certain instant, and that has come. */
    VETO_WINDOW_CLOSED("GOV-0050", ErrorType.CONFLICT),
    /** There is nothing here that a veto takes back: a human decided it, or nothing was ever allowed. */
    NOTHING_TO_VETO("GOV-0051", ErrorType.CONFLICT),
    /** Nobody vetoed this approval, or there is none the caller may know of. */
    VETO_NOT_FOUND("GOV-0052", ErrorType.NOT_FOUND),
    /** A precedent allows a kind of act that nobody knows how to undo; the service does not start with it. */
    PRECEDENT_WITHOUT_UNDO("GOV-0053", ErrorType.INTERNAL),
    /** A veto on a page without the second, deliberate step. */
    VETO_NOT_CONFIRMED("GOV-0054", ErrorType.INVALID),
    /** A login is not enough for this yes: it takes a one-time code with its number, or a passkey. */
    STEP_UP_DUE("GOV-0060", ErrorType.FORBIDDEN),
    /** The code, or the number beside it, is not the right one. */
    CODE_WRONG("GOV-0061", ErrorType.FORBIDDEN),
    /** There is no code that is good for this: none was asked for, or it is used, replaced, too old or tried too often. */
    NO_CODE("GOV-0062", ErrorType.CONFLICT),
    /** Too many wrong codes: this person's codes are locked for a while. */
    CODES_LOCKED("GOV-0063", ErrorType.INSUFFICIENT_RESOURCES),
    /** As many codes as one person is sent in an hour. */
    TOO_MANY_CODES("GOV-0064", ErrorType.INSUFFICIENT_RESOURCES),
    /** A code goes by no channel that carried a link, and there is no other. */
    NO_OTHER_CHANNEL("GOV-0065", ErrorType.CONFLICT),
    /** The code could not be sent. */
    CODE_NOT_SENT("GOV-0066", ErrorType.EXTERNAL),
    /** Nobody has to show anything: it does not wait, or a login is enough. */
    STEP_UP_NOT_DUE("GOV-0067", ErrorType.CONFLICT),
    /** What a passkey signed does not say yes to this. */
    PASSKEY_REFUSED("GOV-0068", ErrorType.FORBIDDEN),
    /** This is no passkey that can be kept. */
    PASSKEY_INVALID("GOV-0069", ErrorType.INVALID),
    /** This is not approved together with others, but where exactly what will be done is shown. */
    NOT_TOGETHER("GOV-0070", ErrorType.CONFLICT),
    /** What cannot be undone was approved without saying so. */
    NOT_CONFIRMED("GOV-0071", ErrorType.INVALID),
    /** A window of local time that is none. */
    QUIET_HOURS_INVALID("GOV-0080", ErrorType.INVALID),
    /** A report on a message that its provider has not signed, or that is about another message. */
    REPORT_NOT_BELIEVED("GOV-0081", ErrorType.FORBIDDEN),
    /** No message came with this token. */
    RECEIPT_UNKNOWN("GOV-0082", ErrorType.NOT_FOUND),
    /** There is no such delegation, or none this person may know of. */
    DELEGATION_NOT_FOUND("GOV-0090", ErrorType.NOT_FOUND),
    /** A delegation to nobody who may stand in, to oneself, for too long, or without a reason. */
    DELEGATION_INVALID("GOV-0091", ErrorType.INVALID),
    /** Only a Governor in their own right names a deputy, and looks at what deputies did. */
    NOT_IN_ONES_OWN_RIGHT("GOV-0092", ErrorType.FORBIDDEN),
    /** Somebody is named for that time already. */
    DELEGATIONS_OVERLAP("GOV-0093", ErrorType.CONFLICT),
    /** What touches the constitution is decided by the Governor, and by nobody in their place. */
    NOT_FOR_A_DEPUTY("GOV-0094", ErrorType.FORBIDDEN),
    /** Another person is deciding for this scope now; there is one at a time. */
    ANOTHER_IS_DECIDING("GOV-0095", ErrorType.CONFLICT),
    /** Nobody is deciding for this scope now. */
    NO_GOVERNOR_SESSION("GOV-0096", ErrorType.NOT_FOUND),
    /** There is no such act of a deputy, or none this Governor may know of. */
    DEPUTY_ACT_NOT_FOUND("GOV-0097", ErrorType.NOT_FOUND),
    /** It was reviewed before, with another verdict. */
    REVIEWED_OTHERWISE("GOV-0098", ErrorType.CONFLICT),
    /** A review without a verdict, or an objection without a reason. */
    REVIEW_INVALID("GOV-0099", ErrorType.INVALID),
    /** It was passed on: the Platform Governor decides it now, and not the Governor who did. */
    PASSED_ON("GOV-0100", ErrorType.FORBIDDEN),
    /** The Platform Governor decides it, and there is nobody above to pass it on to. */
    NOBODY_ABOVE("GOV-0101", ErrorType.CONFLICT),
    /** What somebody passed on is answered, and not put aside. */
    PASSED_ON_WAITS("GOV-0102", ErrorType.CONFLICT),
    /** There is no such escalation, or none the caller may know of. */
    ESCALATION_NOT_FOUND("GOV-0103", ErrorType.NOT_FOUND),
    /** An escalation that nobody could decide as it is. */
    ESCALATION_INVALID("GOV-0104", ErrorType.INVALID),
    /** The escalation is another Governor's to decide. */
    ESCALATED_TO_ANOTHER("GOV-0105", ErrorType.FORBIDDEN),
    /** The escalation has no such option. */
    OPTION_UNKNOWN("GOV-0106", ErrorType.INVALID),
    /** It is decided on the approval that was passed on, where exactly what will be done is shown. */
    DECIDED_ON_ITS_APPROVAL("GOV-0107", ErrorType.CONFLICT),
    /** What the escalation was about has ended without it. */
    ESCALATION_CLOSED("GOV-0108", ErrorType.CONFLICT),
    /** Somebody escalates for a customer they do not govern, and may not know of. */
    ESCALATED_FOR_ANOTHER("GOV-0109", ErrorType.NOT_FOUND),
    /** There is nothing here, or not there, that a Governor may change: whoever asks does exactly this or nothing. */
    EDIT_NOT_OFFERED("GOV-0110", ErrorType.INVALID),
    /** A changed text that is empty, or holds what is no text. */
    EDIT_NOT_TEXT("GOV-0111", ErrorType.INVALID),
    /** A changed text that is longer than there is room for. */
    EDIT_TOO_LONG("GOV-0112", ErrorType.INVALID),
    /** A changed text that is the text as it was: a yes to the act as it is needs none. */
    EDIT_CHANGES_NOTHING("GOV-0113", ErrorType.INVALID),
    /** What was kept without a connection does not count: a yes needs the connection, and nothing is kept for over a day. */
    NOT_KEPT_SO("GOV-0114", ErrorType.CONFLICT),
    /** This caller may not declare an emergency here: they may decide it themselves, or their last one was none. */
    NOT_THEIRS_TO_BREAK("GOV-0115", ErrorType.FORBIDDEN),
    /** No emergency allows this: it cannot be undone, risks too much, or touches the constitution. */
    NOT_BREAKABLE("GOV-0116", ErrorType.FORBIDDEN),
    /** It waits for nobody: it was decided, and an emergency overrules no decision. */
    NOTHING_TO_BREAK("GOV-0117", ErrorType.CONFLICT),
    /** As many emergencies as one may declare, or as may be declared for one requester, in a day. */
    TOO_MANY_EMERGENCIES("GOV-0118", ErrorType.INSUFFICIENT_RESOURCES),
    /** There is no such override, or none this Governor may know of. */
    OVERRIDE_NOT_FOUND("GOV-0119", ErrorType.NOT_FOUND),
    /** Policies gave no answer under this id. */
    ATTESTATION_NOT_FOUND("GOV-0120", ErrorType.NOT_FOUND),
    /** There is no such request for more money, or none the caller may know of. */
    EMERGENCY_REQUEST_NOT_FOUND("GOV-0125", ErrorType.NOT_FOUND),
    /** A request for more money, or an answer to one, that makes no sense as it is. */
    EMERGENCY_REQUEST_INVALID("GOV-0126", ErrorType.INVALID),
    /** There is money left: whoever needs some takes it first. */
    BUDGET_NOT_SPENT("GOV-0127", ErrorType.CONFLICT),
    /** A Governor has said that nothing more is spent in this period. */
    ANSWERED_FOR_THIS_PERIOD("GOV-0128", ErrorType.CONFLICT),
    /** The period ended before the answer came, and nothing is granted for it any more. */
    BUDGET_PERIOD_OVER("GOV-0129", ErrorType.CONFLICT),
    /** The request for more money is another Governor's to answer. */
    EMERGENCY_REQUEST_OF_ANOTHER("GOV-0130", ErrorType.FORBIDDEN),
    /** More reports on messages than anybody has to make. */
    TOO_MANY_REPORTS("GOV-0131", ErrorType.INSUFFICIENT_RESOURCES),
    /** A changed text that lacks what every such text has to keep: what readers are told of its limits, what it rests on. */
    EDIT_LEAVES_OUT("GOV-0135", ErrorType.INVALID),
    /** A service declares an emergency for what another one asked, or nobody knows which one did. */
    NOT_WHO_ASKED("GOV-0136", ErrorType.FORBIDDEN),
    /** The audit log was found broken: nothing is decided and nothing permitted until it has been found intact. */
    AUDIT_LOG_BROKEN("GOV-1002", ErrorType.EXTERNAL),
    /** The mail server did not take the message. */
    MAIL_UNAVAILABLE("GOV-1001", ErrorType.EXTERNAL),
    /** Nobody can say what the newest policies are, or they could not be asked: no answer, and not yet a no. */
    POLICIES_UNAVAILABLE("GOV-1003", ErrorType.EXTERNAL);

    private final String id;
    private final ErrorType type;

    GovernanceError(String id, ErrorType type) {
        this.id = id;
        this.type = type;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}
