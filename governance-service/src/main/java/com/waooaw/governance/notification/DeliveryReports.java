package com.waooaw.governance.notification;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What providers and devices say became of a message. They say nothing else: nobody decides or has looked by it. */
@Service
class DeliveryReports {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryReports.class);

    private final CascadeStore store;
    private final DeliveryTokens tokens;
    private final DeviceStore devices;
    private final CascadeWaker waker;
    private final Clock clock;

    DeliveryReports(CascadeStore store, DeliveryTokens tokens, DeviceStore devices, CascadeWaker waker, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.devices = devices;
        this.waker = waker;
        this.clock = clock;
    }

    /**
     * The provider of text messages says how one stands. A failure has the cascade look again at once.
     *
     * @param sid what the provider calls it
     * @param errorCode the provider's, digits
     * @throws WaooawException {@code GOV-0081} where the provider knows this message by another name
     */
    @Transactional
    public void textMessage(UUID id, String sid, String status, @Nullable String errorCode) {
        if (store.referenceOf(id).filter(known -> !known.equals(sid)).isPresent()) {
            throw new WaooawException(GovernanceError.REPORT_NOT_BELIEVED, "this report is about another message");
        }
        switch (status) {
            case "delivered", "read" -> store.reported(id, sid, null).ifPresent(waker::lookAgain);
            case "undelivered", "failed", "canceled" -> {
                var failure = errorCode == null ? status : status + "_" + errorCode;
                LOG.warn("text message {} did not arrive: {}", id, failure);
                store.reported(id, sid, failure).ifPresent(waker::lookAgain);
            }
            // on its way; what is sent is known already, and what Twilio calls it in ten years is nobody's guess
            default -> LOG.debug("text message {} is {}", id, status);
        }
    }

    /** A device says that a message has arrived. The same token again says nothing new. */
    @Transactional
    public void arrived(String tokenHash) {
        var arrived = tokens.use(tokenHash);
        if (arrived.isEmpty()) {
            return;
        }
        devices.seen(arrived.get().deviceId(), clock.instant());
        store.idOfMessage(arrived.get().messageId()).ifPresent(id -> {
            var _ = store.reported(id, null, null);
        });
    }
}
