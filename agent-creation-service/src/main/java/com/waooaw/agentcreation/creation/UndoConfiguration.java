package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.creation.DeploymentUndo.Review;
import com.waooaw.platform.workflow.undo.ActType;
import com.waooaw.platform.workflow.undo.UndoAction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service does once it may, and how the parts of it that look alike are undone. */
@Configuration(proxyBeanMethods = false)
class UndoConfiguration {

    @Bean
    ActType deployAgent() {
        return new ActType(Question.ACTION, true);
    }

    @Bean
    UndoAction revokeEthics(DeploymentUndo deployments, StageStore stages) {
        return new RevokeReview(Review.ETHICS, deployments, stages);
    }

    @Bean
    UndoAction revokeArchitecture(DeploymentUndo deployments, StageStore stages) {
        return new RevokeReview(Review.ARCHITECTURE, deployments, stages);
    }

    @Bean
    UndoAction revokeCertification(DeploymentUndo deployments, StageStore stages) {
        return new RevokeReview(Review.CERTIFICATION, deployments, stages);
    }
}
