package com.waooaw.agentexecution.job;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import com.waooaw.agentexecution.skill.CheckReport;
import com.waooaw.agentexecution.writing.Article;
import java.util.List;

/** Ties each claim of an article to a passage, or flags it. */
interface ArticleCheck {

    CheckReport check(Article article, List<Passage> passages);
}
