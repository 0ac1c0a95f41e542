package com.waooaw.governance.breakglass;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What makes an emergency (domain.md 6.5). The lower-case names are stored. */
enum Condition {
    /** Something customers rely on does not work. */
    @JsonProperty("outage")
    OUTAGE,
    /** Somebody is inside who must not be. */
    @JsonProperty("active_breach")
    ACTIVE_BREACH,
    /** Data will be gone before anybody can be asked. */
    @JsonProperty("imminent_data_loss")
    IMMINENT_DATA_LOSS,
    /** The law sets a deadline that is over before anybody can be asked. */
    @JsonProperty("legal_duty")
    LEGAL_DUTY;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Condition of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** For people. */
    String words() {
        return stored().replace('_', ' ');
    }
}
