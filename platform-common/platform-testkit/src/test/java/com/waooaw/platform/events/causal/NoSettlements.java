package com.waooaw.platform.events.causal;

/** Where nothing may be settled or contested. */
public final class NoSettlements implements CausalInbox.Settlements {

    @Override
    public void settled(CausalEvent event, Refusal refusal) {
        throw new UnsupportedOperationException(event.eventId() + " " + refusal);
    }

    @Override
    public void contested(CausalEvent event, Contest contest) {
        throw new UnsupportedOperationException(event.eventId() + " " + contest);
    }
}
