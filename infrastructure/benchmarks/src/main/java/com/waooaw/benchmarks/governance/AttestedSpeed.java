package com.waooaw.benchmarks.governance;

import com.waooaw.benchmarks.Figures;
import com.waooaw.benchmarks.Parts;
import com.waooaw.local.client.Api;
import com.waooaw.platform.policy.pdp.PolicyRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How long an answer of the policies takes over HTTP, which is when it, its attestation, its entry in the audit log and its
 * event are on disk.
 */
final class AttestedSpeed {

    private static final int WARM_UP = 2_000;
    private static final int WARM_UP_PER_SECOND = 50;

    private final Parts parts;

    AttestedSpeed(Parts parts) {
        this.parts = parts;
    }

    void measure(int count, int perSecond, Figures figures) throws IOException, InterruptedException {
        var requests = PolicySpeed.requests();
        try (var api = new Api(URI.create(parts.ports().publicOrigin()), null)) {
            ask(api, requests, WARM_UP, WARM_UP_PER_SECOND);
            figures.latencies(
                    "attested", "an answer by policy attested and given", ask(api, requests, count, perSecond));
        }
    }

    private long[] ask(Api api, List<PolicyRequest> requests, int count, int perSecond) throws InterruptedException {
        var address = parts.ports().internal("governance") + "/v1/policy/evaluate";
        return Paced.acts(count, perSecond, i -> {
            var request = requests.get(i % requests.size());
            var answer = api.post(
                    "governor",
                    address,
                    Map.of(
                            "request_id", UUID.randomUUID(),
                            "policy_bundle", request.policyBundle(),
                            "subject", request.subject(),
                            "action", request.action(),
                            "resource", request.resource(),
                            "context", request.context()));
            if (answer.path("decision").asString("").equals("deny")) {
                throw new IllegalStateException(request.policyBundle() + " denied: " + answer.path("rationale"));
            }
        });
    }
}
