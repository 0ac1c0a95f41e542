package com.waooaw.agentcreation.review;

import static com.waooaw.agentcreation.review.PlacedExample.breaks;
import static com.waooaw.agentcreation.review.PlacedExample.keeps;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** G-17 refuses a flow that runs; labelled by hand: what flows for other reasons, and what runs. */
class FlowNamesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cash_flow",
                "cash-flow-validator",
                "read_cash_flows",
                "start-cash-flow-forecast",
                "blood_flow",
                "patient-flow-report",
                "traffic_flow_reader",
                "flow-chart-processor",
                "flow_rate_check",
                "article-flow-diagram",
                "workflow-of-the-customers-editors",
                "work_flow",
                "airflow",
                "inflow-outflow",
                "overflow-guard",
                "flower-shop",
                "dataflow2"
            })
    void whatOnlyFlowsIsANameLikeAnyOther(String name) {
        assertThat(keeps("G-17", component(name)).found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flow",
                "flows",
                "flow2",
                "article-flow",
                "health_article_flows",
                "start_flow",
                "run-flow-for-article",
                "trigger_flows_of_editor",
                "flow-engine",
                "flow_runner",
                "article-flow-executor",
                "flow_run_reader",
                "flows_per_day",
                "cash-flow-of-flow-steps"
            })
    void whatRunsIsNoUnitOfOurs(String name) {
        var example = breaks("G-17", "/components/0/name", component(name));

        assertThat(example.found()).isEqualTo(example.pointers());
    }

    @Test
    void operationsAndLimitsAreNamesToo() {
        assertThat(keeps("G-17", "/tools/1/operations/0/name=\"read_cash_flow\"")
                        .found())
                .isEmpty();
        assertThat(keeps("G-17", "/me_wow/containment/limits={\"cash_flow_per_day\":1}")
                        .found())
                .isEmpty();
        var limits =
                breaks("G-17", "/me_wow/containment/limits/max_flows", "/me_wow/containment/limits={\"max_flows\":1}");
        assertThat(limits.found()).isEqualTo(limits.pointers());
    }

    private static String component(String name) {
        return "/components/0/name=\"" + name + "\"";
    }
}
