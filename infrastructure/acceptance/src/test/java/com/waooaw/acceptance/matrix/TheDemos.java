package com.waooaw.acceptance.matrix;

import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.http.PublicOrigin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What belongs to the demo's customer alone.
 *
 * @param things one of each kind, by the name of the parameter or property that names it
 * @param ids of everything: whoever shows one of them to somebody else leaks
 */
record TheDemos(Map<String, String> things, Set<String> ids) {

    /** Name of the id in a list, and of the path parameter. */
    private record Kind(Person owner, String list, String id, String parameter) {}

    private static final Set<Kind> KINDS = Set.of(
            new Kind(Person.CUSTOMER, "/v1/engagements", "engagement_id", "engagementId"),
            new Kind(Person.CUSTOMER, "/v1/jobs", "job_id", "jobId"),
            new Kind(Person.CUSTOMER, "/v1/deliverables", "deliverable_id", "deliverableId"),
            new Kind(Person.CUSTOMER, "/v1/sandbox/posts", "post_id", "postId"),
            new Kind(Person.ENGAGEMENT_GOVERNOR, "/v1/approvals", "approval_id", "approvalId"));

    static TheDemos at(PublicOrigin origin) {
        var things = new HashMap<String, String>();
        var ids = new HashSet<String>();
        for (var kind : KINDS) {
            var items = MainJob.items(
                    origin.get(kind.owner(), kind.list()).expect(200).json());
            items.forEach(item -> ids.add(item.path(kind.id()).asString()));
            if (items.isEmpty()) {
                throw new IllegalStateException("nothing at " + kind.list() + " to be hidden");
            }
            var one = items.getFirst().path(kind.id()).asString();
            things.put(kind.id(), one);
            things.put(kind.parameter(), one);
            things.put("subject_id", one);
        }
        return new TheDemos(Map.copyOf(things), Set.copyOf(ids));
    }
}
