package com.waooaw.admingateway.overview;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.BudgetThresholdCrossed;
import com.waooaw.platform.events.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says in the operators' log that a budget has reached a threshold; how it stands is Governance's to say. */
@Component
class BudgetThresholdHandler implements EventHandler<BudgetThresholdCrossed> {

    private static final Logger LOG = LoggerFactory.getLogger(BudgetThresholdHandler.class);

    private final ServiceSightings sightings;

    BudgetThresholdHandler(ServiceSightings sightings) {
        this.sightings = sightings;
    }

    @Override
    public Topic topic() {
        return Topic.BUDGET_THRESHOLDS;
    }

    @Override
    public void on(EventEnvelope<BudgetThresholdCrossed> event) {
        var crossed = event.payload();
        LOG.warn(
                "{} % of budget {}/{} for {} are spent: {}",
                crossed.percent(),
                crossed.scope().wireName(),
                crossed.budgetId(),
                crossed.period(),
                crossed.action().wireName());
        sightings.saw(event);
    }
}
