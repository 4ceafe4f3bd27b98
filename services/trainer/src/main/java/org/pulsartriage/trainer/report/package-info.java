/**
 * A finished run for people and programs: report.json, Markdown, CSV, pictures, and a table over
 * losses. What is measured comes from the evaluation; nothing is trained or worked out here.
 */
package org.pulsartriage.trainer.report;
