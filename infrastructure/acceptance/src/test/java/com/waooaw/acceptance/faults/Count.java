package com.waooaw.acceptance.faults;

import static com.waooaw.acceptance.http.Person.CUSTOMER;
import static com.waooaw.acceptance.http.Person.OPERATOR;

import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.stack.RunningStack;

/** What there is only so many of on a stack. */
record Count(int healthPosts, long openHealthPosts, int articles, int samples, int agents, int jobs) {

    static Count of(RunningStack stack) {
        var job = new MainJob(stack.origin());
        var health = job.posts(OPERATOR);
        var dashboard =
                stack.origin().get(OPERATOR, "/v1/admin/dashboard").expect(200).json();
        return new Count(
                health.size(),
                health.stream()
                        .filter(post -> "published".equals(post.path("state").asString()))
                        .count(),
                job.posts(CUSTOMER).size(),
                job.seeds().stream()
                        .mapToInt(seed -> seed.path("sample_count").asInt())
                        .sum(),
                dashboard.at("/agents/total").asInt(),
                dashboard.at("/jobs/total").asInt());
    }

    /** What came since; what is left behind stays as it is. */
    Count since(Count before) {
        return new Count(
                healthPosts - before.healthPosts,
                openHealthPosts,
                articles - before.articles,
                samples - before.samples,
                agents - before.agents,
                jobs - before.jobs);
    }
}
