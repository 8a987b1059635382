// A proposal for a community of 20,000 households: how long, and how good beside the textbook's halving?
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../api/app.ts'
