/**
 * The overview; owns tables agent_view, approval_view, job_view, industry_view, slo_view, policy_view, policy_denial_view and
 * service_view.
 */
@NullMarked
@ApplicationModule(displayName = "Overview")
package com.waooaw.admingateway.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
