/**
 * Training jobs as their topics tell them: asked for, taken back, where each stands. Whoever asks
 * for a job, lists jobs or carries them out reads them here; nothing here trains.
 */
package org.pulsartriage.trainer.jobs;
