package com.waooaw.admingateway.overview;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.BudgetRequestAnswered;
import com.waooaw.contracts.governance.BudgetRequestAnswered.Option;
import com.waooaw.platform.events.EventHandler;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/** Says in the operators' log what a Governor answered who had asked for money, loudly where something is to be mended. */
@Component
class BudgetRequestHandler implements EventHandler<BudgetRequestAnswered> {

    private static final Logger LOG = LoggerFactory.getLogger(BudgetRequestHandler.class);

    private final ServiceSightings sightings;

    BudgetRequestHandler(ServiceSightings sightings) {
        this.sightings = sightings;
    }

    @Override
    public Topic topic() {
        return Topic.BUDGET_REQUESTS;
    }

    @Override
    public void on(EventEnvelope<BudgetRequestAnswered> event) {
        var answered = event.payload();
        LOG.atLevel(answered.option() == Option.OPTIMISE ? Level.WARN : Level.INFO)
                .log(
                        "budget {}/{} for {} is spent, and its Governor answered {} (request {})",
                        answered.scope().wireName(),
                        answered.budgetId(),
                        answered.period(),
                        answered.option().name().toLowerCase(Locale.ROOT),
                        answered.requestId());
        sightings.saw(event);
    }
}
