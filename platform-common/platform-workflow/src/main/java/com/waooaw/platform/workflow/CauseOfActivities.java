package com.waooaw.platform.workflow;

import com.waooaw.platform.events.causal.CausalClocks;
import com.waooaw.platform.events.causal.CausalContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;

/**
 * Runs each activity as a consequence of what its caller followed from. What the caller knew is known here from then on,
 * whether the activity publishes or not; nothing of it counts as delivered (domain.md 8.3). What one activity followed
 * from is gone when it ends: its thread does others.
 */
class CauseOfActivities extends WorkerInterceptorBase {

    private final CausalClocks clocks;

    CauseOfActivities(CausalClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                var cause = CausalPropagator.read(input.getHeader().getValues());
                try {
                    clocks.learn(cause.known());
                    CausalContext.set(cause);
                    return super.execute(input);
                } finally {
                    CausalContext.set(null);
                }
            }
        };
    }
}
