package com.waooaw.governance.approval;

/**
 * What may be approved together with others, with one deliberate act for all: nothing in it is worth a look of its own.
 * Everything else is decided where exactly what will be done is shown.
 */
final class Together {

    private Together() {}

    static boolean allowed(Approval approval) {
        var question = approval.question();
        return !Proving.matter(question).isGrave()
                && allowed(
                        question.riskLevel(),
                        question.reversible(),
                        question.terms().reasonRequired(),
                        approval instanceof Approval.Pending);
    }

    static boolean allowed(String riskLevel, boolean reversible, boolean reasonRequired, boolean pending) {
        return pending && riskLevel.equals("low") && reversible && !reasonRequired;
    }
}
