package com.waooaw.carriers;

import com.waooaw.local.infrastructure.Infrastructure;
import java.net.URI;

/**
 * Where topics and subscriptions are made, and where they deliver.
 *
 * @param project the Google Cloud project
 * @param address base address of a service; {@code {service}} stands for its name, {@code {port}} for its local port
 * @param pushAccount e-mail of the service account whose tokens deliveries carry: {@code waooaw.events.push.email}
 * @param audience of those tokens: {@code waooaw.events.push.audience}
 */
record Target(String project, String address, String pushAccount, String audience) {

    /** Where an event of that path is pushed to. */
    URI endpoint(Infrastructure infrastructure, Infrastructure.Service service, String path) {
        int port = infrastructure.ports().base() + service.port();
        return URI.create(
                address.replace("{service}", service.name()).replace("{port}", Integer.toString(port)) + path);
    }
}
