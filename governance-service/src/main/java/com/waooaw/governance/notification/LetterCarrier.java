package com.waooaw.governance.notification;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries letters: a channel that leads to a person, and not to the device they may be deciding on. */
interface LetterCarrier extends AnnouncementChannel {

    /** Where the Governor of this customer, or of the platform, is reached; empty where they are not. */
    Optional<String> addressOf(@Nullable UUID customerId);

    @Override
    default boolean reachesGovernorOf(@Nullable UUID customerId) {
        return addressOf(customerId).isPresent();
    }

    /** Sends to a Governor who has an address, once. */
    Delivery send(Letter letter, String messageId);
}
