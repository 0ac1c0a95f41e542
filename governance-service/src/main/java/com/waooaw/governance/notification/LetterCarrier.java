package com.waooaw.governance.notification;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries letters: a channel that leads to a person, and not to the device they may be deciding on. */
interface LetterCarrier extends AnnouncementChannel {

    /** Where the Governor of this customer, or of the platform, is reached; empty where they are not. */
    default Optional<String> addressOf(@Nullable UUID customerId) {
        return addressOf(customerId, null);
    }

    /**
     * Where somebody is reached who decides for this customer, or for the platform.
     *
     * @param person a deputy has an address of their own; everybody else is the Governor
     */
    Optional<String> addressOf(@Nullable UUID customerId, @Nullable String person);

    @Override
    default boolean reaches(Announcement announcement) {
        return addressOf(announcement.customerId(), announcement.person()).isPresent();
    }

    /** Sends to a Governor who has an address, once. */
    Delivery send(Letter letter, String messageId);
}
