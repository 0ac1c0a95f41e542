package com.waooaw.platform.events;

import java.util.List;
import java.util.Map;

/** Hands event rows to the carrier. */
class EventSender implements OutboxSender {

    static final String KIND = "event";

    private final EventCarrier carrier;

    EventSender(EventCarrier carrier) {
        this.carrier = carrier;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void send(OutboxRow row) {
        carrier.carry(row.target(), row.orderingKey(), row.id().toString(), row.payload());
    }

    @Override
    public boolean isBatched() {
        return true;
    }

    @Override
    public Map<String, RuntimeException> sendAll(List<OutboxRow> rows) {
        return carrier.carryAll(rows);
    }
}
