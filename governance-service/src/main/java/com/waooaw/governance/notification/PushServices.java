package com.waooaw.governance.notification;

import com.waooaw.governance.GovernanceProperties;
import org.springframework.stereotype.Component;

/**
 * Which push services may be written to. A browser says where its own is: without a list, whoever names a device could
 * have this service write to any address it can reach.
 */
@Component
class PushServices {

    private final Origins origins;

    PushServices(GovernanceProperties properties) {
        this.origins = new Origins(properties.push().services());
    }

    /** Whether an endpoint belongs to one of them. */
    boolean knows(String endpoint) {
        return origins.include(endpoint);
    }
}
