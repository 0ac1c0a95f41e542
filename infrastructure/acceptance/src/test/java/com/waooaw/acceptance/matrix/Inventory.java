package com.waooaw.acceptance.matrix;

import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.http.PublicOrigin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything a request could have made, so that nothing can be made unseen. */
final class Inventory {

    private Inventory() {}

    private record Shelf(String path, String id, List<Person> readers) {}

    private static final List<Person> CUSTOMERS = List.of(Person.CUSTOMER, Person.OTHER_CUSTOMER);

    private static final List<Shelf> SHELVES = List.of(
            new Shelf("/v1/agents?limit=100", "agent_id", List.of(Person.OPERATOR)),
            new Shelf("/v1/approvals", "approval_id", List.of(Person.GOVERNOR, Person.ENGAGEMENT_GOVERNOR)),
            new Shelf("/v1/engagements", "engagement_id", CUSTOMERS),
            new Shelf("/v1/jobs", "job_id", CUSTOMERS),
            new Shelf("/v1/deliverables", "deliverable_id", CUSTOMERS),
            new Shelf("/v1/sandbox/posts", "post_id", CUSTOMERS),
            new Shelf("/v1/seeds", "seed_id", List.of(Person.OPERATOR)));

    /** Ids and, where a thing has one, states. */
    static Set<String> at(PublicOrigin origin) {
        var all = new HashSet<String>();
        for (var shelf : SHELVES) {
            for (var reader : shelf.readers()) {
                MainJob.items(origin.get(reader, shelf.path()).expect(200).json())
                        .forEach(item -> all.add(shelf.path() + " "
                                + item.path(shelf.id()).asString()
                                + " " + item.path("state").asString("")
                                + item.path("status").asString("")));
            }
        }
        return all;
    }
}
